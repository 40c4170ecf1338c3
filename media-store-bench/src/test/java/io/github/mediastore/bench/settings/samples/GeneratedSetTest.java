package io.github.mediastore.bench.settings.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.bench.settings.measure.Sample;
import io.github.mediastore.image.WebpImageCompressor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedSetTest {

  @TempDir private Path folder;

  @Test
  void thePicturesAreTheSameEachTime() throws IOException {
    List<Sample> once = GeneratedSet.samples(240);
    List<Sample> again = GeneratedSet.samples(240);

    for (int i = 0; i < once.size(); i++) {
      assertThat(again.get(i).content().read()).isEqualTo(once.get(i).content().read());
    }
  }

  @Test
  void theyRangeFromEasyToHard() throws IOException {
    WebpImageCompressor compressor = WebpImageCompressor.create();
    Map<String, Integer> bytes = new HashMap<>();
    for (Sample sample : GeneratedSet.samples(600)) {
      bytes.put(sample.name(), compressor.compress(sample.content().read()).bytes().length);
    }

    assertThat(bytes).hasSize(10);
    assertThat(bytes.get("sky.jpg")).isLessThan(bytes.get("skin.jpg"));
    assertThat(bytes.get("skin.jpg")).isLessThan(bytes.get("landscape.jpg"));
    assertThat(bytes.get("landscape.jpg")).isLessThan(bytes.get("foliage.jpg"));
    assertThat(bytes.get("foliage.jpg")).isLessThan(bytes.get("noise.jpg"));
    assertThat(bytes.get("logo.png")).isLessThan(bytes.get("text.png"));
  }

  @Test
  void aFolderIsListedWithTheFoldersInIt() throws IOException {
    Files.createDirectories(folder.resolve("b/.trash"));
    for (String name : List.of("z.jpg", "a.png", "b/c.webp", ".hidden", "b/.trash/d.jpg")) {
      Files.writeString(folder.resolve(name), name);
    }

    assertThat(PhotoFolder.samples(folder))
        .extracting(Sample::name)
        .containsExactly("a.png", "b/c.webp", "z.jpg");
  }

  @Test
  void someOfManyAreSpreadEvenly() {
    List<Sample> all = GeneratedSet.samples(240);

    assertThat(PhotoFolder.someOf(all, 4))
        .containsExactly(all.get(0), all.get(3), all.get(6), all.get(9));
    assertThat(PhotoFolder.someOf(all, 10)).isEqualTo(all);
  }
}

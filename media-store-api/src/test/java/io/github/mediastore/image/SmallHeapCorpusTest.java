package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.corpus.Corpus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real files in heaps that are smaller than some of their pictures. */
@Tag("corpus")
class SmallHeapCorpusTest {

  private static final String TWELVE_MEGAPIXELS = "phone-3968x2976.jpg";

  @BeforeAll
  static void needsTheCorpus() {
    Corpus.require();
  }

  @Test
  void theWholeCorpusNeedsNoMoreThan128Megabytes() throws Exception {
    List<String> options = new ArrayList<>(List.of("-Xmx128m", "-XX:MaxDirectMemorySize=1m"));
    String corpus = System.getProperty("corpus");
    if (corpus != null) {
      options.add("-Dcorpus=" + corpus);
    }
    String output = OtherJvm.output(OtherJvm.command(options, CompressCorpus.class));

    System.out.println("The corpus under -Xmx128m: " + output.lines().toList());
    assertThat(output).containsPattern("image/webp [0-9]{3,}").doesNotContain("TOO_EXPENSIVE");
  }

  @Test
  void sixtyFourPhotosOfTwelveMegapixelsAtOnceNeedNoMoreThan256Megabytes() throws Exception {
    Path photo =
        Corpus.files("photos").stream()
            .filter(file -> file.endsWith(TWELVE_MEGAPIXELS))
            .findFirst()
            .orElseThrow();

    assertThat(
            OtherJvm.output(
                OtherJvm.command(
                    List.of("-Xmx256m", "-XX:MaxDirectMemorySize=8m"),
                    ManyAtOnce.class,
                    photo.toString(),
                    "64",
                    "platform",
                    "600000")))
        .contains("done 64", "busy 0", "afterwards 1024");
  }
}

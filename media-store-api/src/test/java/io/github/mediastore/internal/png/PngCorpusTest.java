package io.github.mediastore.internal.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("corpus")
class PngCorpusTest {

  @Test
  void everyMalformedFileGivesAPictureOrATypedRefusal() throws IOException {
    int read = 0;
    Map<DecodeException.Kind, Integer> refused = new EnumMap<>(DecodeException.Kind.class);
    for (Path file : files("malformed/png")) {
      try {
        decode(file);
        read++;
      } catch (DecodeException e) {
        refused.merge(e.kind(), 1, Integer::sum);
      }
    }

    assertThat(read).isGreaterThanOrEqualTo(80);
    assertThat(refused).containsKeys(DecodeException.Kind.CORRUPT, DecodeException.Kind.TRUNCATED);
  }

  @Test
  void everyGoodFileIsRead() throws IOException {
    for (Path file : files("formats")) {
      assertThat(decode(file).planes()).as("%s", file).isNotEmpty();
    }
  }

  private static PngPicture decode(Path file) throws IOException {
    return PngDecoder.open(Files.readAllBytes(file), DecodeLimits.DEFAULT).decode(64, 48, false);
  }

  private static List<Path> files(String directory) throws IOException {
    Path path = Path.of(System.getProperty("corpus", "../../shared/corpus"), directory);
    assumeTrue(Files.isDirectory(path), () -> "No corpus at " + path.toAbsolutePath());
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    }
  }
}

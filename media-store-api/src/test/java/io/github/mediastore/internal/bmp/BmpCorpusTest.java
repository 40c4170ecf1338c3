package io.github.mediastore.internal.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.corpus.Corpus;
import io.github.mediastore.internal.raster.DecodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("corpus")
class BmpCorpusTest {

  @BeforeAll
  static void needsTheCorpus() {
    Corpus.require();
  }

  @Test
  void everyMalformedFileGivesAPictureOrATypedRefusal() throws IOException {
    int read = 0;
    Map<DecodeException.Kind, Integer> refused = new EnumMap<>(DecodeException.Kind.class);
    for (Path file : Corpus.files("malformed/bmp")) {
      try {
        Bmp.decode(Files.readAllBytes(file));
        read++;
      } catch (DecodeException e) {
        refused.merge(e.kind(), 1, Integer::sum);
      }
    }

    assertThat(read).isEqualTo(12);
    assertThat(refused).containsKeys(DecodeException.Kind.CORRUPT, DecodeException.Kind.TRUNCATED);
  }
}

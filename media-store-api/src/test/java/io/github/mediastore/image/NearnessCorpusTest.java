package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("corpus")
class NearnessCorpusTest {

  @BeforeAll
  static void corpusIsThere() {
    Corpus.require();
  }

  @Test
  void photosComeNearToALanczosOfTheWhole() throws IOException {
    DoubleSummaryStatistics decibels = new DoubleSummaryStatistics();
    for (Path photo : Corpus.files("photos")) {
      double each = Nearness.decibels(Files.readAllBytes(photo), 1024);
      assertThat(each).as("%s", photo.getFileName()).isGreaterThanOrEqualTo(40);
      decibels.accept(each);
    }

    System.out.println("Nearness in dB: " + decibels);
    assertThat(decibels.getAverage()).isGreaterThanOrEqualTo(45);
  }
}

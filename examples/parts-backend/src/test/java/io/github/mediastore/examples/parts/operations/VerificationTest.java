package io.github.mediastore.examples.parts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.examples.parts.RunningApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class VerificationTest extends RunningApplication {

  @Autowired private PictureVerification pictures;
  @Autowired private FilmVerification films;

  @Test
  void aRowWithoutItsFilmIsAFault() {
    long id =
        jdbc.sql("INSERT INTO support_videos (title) VALUES ('Lost') RETURNING id")
            .query(Long.class)
            .single();
    VerificationReport report = new VerificationReport();
    try {
      pictures.verify(report);
      films.verify(report);
    } finally {
      jdbc.sql("DELETE FROM support_videos WHERE id = ?").param(id).update();
    }

    assertThat(report.result().faults())
        .containsExactly("support_videos/%d/video: the video is missing".formatted(id));
  }
}

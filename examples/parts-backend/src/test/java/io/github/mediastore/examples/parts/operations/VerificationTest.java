package io.github.mediastore.examples.parts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.RunningApplication;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.jdbc.ColumnMediaStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class VerificationTest extends RunningApplication {

  @Autowired private PictureVerification pictures;
  @Autowired private FilmVerification films;
  @Autowired private ObservedMediaStore<ColumnMediaStore> store;

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

  @Test
  void anAlteredPictureIsAFaultOfItsPartAndSoIsALostOne() {
    long id =
        jdbc.sql(
                """
                INSERT INTO parts (organization_id, number, name)
                VALUES (1, 'V-1', 'Part of a test') RETURNING id
                """)
            .query(Long.class)
            .single();
    VerificationReport altered = new VerificationReport();
    VerificationReport lost = new VerificationReport();
    try {
      store.addAll(
          Slots.partImages(id), List.of(content((byte) 1), content((byte) 2), content((byte) 3)));
      alter(id, "image_data[2] = set_byte(image_data[2], 0, 9)");
      pictures.verify(altered);
      alter(id, "image_data[2] = NULL");
      pictures.verify(lost);
    } finally {
      jdbc.sql("DELETE FROM parts WHERE id = ?").param(id).update();
    }

    assertThat(altered.result().faults())
        .singleElement()
        .asString()
        .startsWith("parts/%d/images: the bytes are not those that were stored".formatted(id));
    assertThat(lost.result().faults())
        .containsExactly(
            "parts/%d/images: 3 pictures are described, and there are 2".formatted(id));
  }

  private static MediaContent content(byte value) {
    return MediaContent.of("application/octet-stream", new byte[] {value});
  }

  private void alter(long part, String change) {
    jdbc.sql("UPDATE parts SET " + change + " WHERE id = ?").param(part).update();
  }
}

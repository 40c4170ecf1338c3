package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.Media;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.jdbc.ColumnMediaStore;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Verifies the pictures in the columns, one after the other. A column and the one beside it that
 * says what must be in it have to agree on how many there are.
 */
@Component
class PictureVerification {

  private static final String USERS =
      """
      SELECT id, num_nonnulls(profile_photo_data) AS pictures, num_nonnulls(profile_photo_meta) AS described
      FROM users
      """;

  private static final String ORGANIZATIONS =
      """
      SELECT id, num_nonnulls(logo_data) AS pictures, num_nonnulls(logo_meta) AS described
      FROM organizations
      """;

  private static final String PARTS =
      """
      SELECT id, coalesce(cardinality(image_data), 0) AS pictures,
        coalesce(jsonb_array_length(image_meta), 0) AS described
      FROM parts
      """;

  private final ColumnMediaStore store;
  private final JdbcClient jdbc;

  PictureVerification(@Qualifier("checkedPictures") ColumnMediaStore store, JdbcClient jdbc) {
    this.store = store;
    this.jdbc = jdbc;
  }

  void verify(VerificationReport report) {
    verify(USERS, Slots::profilePhoto, report);
    verify(ORGANIZATIONS, Slots::logo, report);
    verify(PARTS, Slots::partImages, report);
  }

  private void verify(String rows, LongFunction<MediaSlot> slots, VerificationReport report) {
    List<Row> owners = jdbc.sql(rows + "ORDER BY id").query(Row.class).list();
    for (Row owner : owners) {
      MediaSlot slot = slots.apply(owner.id());
      if (owner.pictures() != owner.described()) {
        report.fault(
            slot.toString(),
            "%d pictures are described, and there are %d"
                .formatted(owner.described(), owner.pictures()));
        continue;
      }
      for (int index = 0; index < owner.pictures(); index++) {
        if (!read(slot, index, report) && hasStill(rows, owner.id(), index)) {
          report.fault(slot + "[" + index + "]", "the picture is missing");
        }
      }
    }
  }

  /** Returns whether there was a picture to read. */
  private boolean read(MediaSlot slot, int index, VerificationReport report) {
    try {
      Optional<Media> media = store.find(slot, index);
      media.ifPresent(picture -> report.read(1, picture.info().size()));
      return media.isPresent();
    } catch (MediaStorageException e) {
      if (e.isTransient()) {
        throw e;
      }
      report.fault(slot + "[" + index + "]", "the bytes are not those that were stored");
      return true;
    }
  }

  /** Counts again: somebody may have removed the picture since the rows were read. */
  private boolean hasStill(String rows, long id, int index) {
    return jdbc.sql(rows + "WHERE id = ?")
        .param(id)
        .query(Row.class)
        .optional()
        .filter(row -> index < row.pictures())
        .isPresent();
  }

  /** How many pictures a row has, and how many it says it has. */
  private record Row(long id, int pictures, int described) {}
}

package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.jdbc.ColumnMediaStore;
import io.github.mediastore.jdbc.MediaStatistics.SlotUse;
import io.github.mediastore.jdbc.VerifiedBatch;
import io.github.mediastore.jdbc.VerifiedBatch.Damage;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Verifies the pictures in the columns. A column and the one beside it that says what must be in it
 * have to agree on how many there are.
 */
@Component
class PictureVerification {

  private static final int BATCH = 100;

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
      SELECT id, coalesce(cardinality(array_remove(image_data, NULL)), 0) AS pictures,
        coalesce(jsonb_array_length(image_meta), 0) AS described
      FROM parts
      """;

  private final ColumnMediaStore store;
  private final JdbcClient jdbc;

  PictureVerification(ObservedMediaStore<ColumnMediaStore> pictures, JdbcClient jdbc) {
    this.store = pictures.store();
    this.jdbc = jdbc;
  }

  void verify(VerificationReport report) {
    long bytes = store.statistics().slots().stream().mapToLong(SlotUse::bytes).sum();
    report.read(0, bytes);
    VerifiedBatch batch = store.verify(0, BATCH);
    while (batch.count() > 0) {
      report.read(batch.count(), 0);
      batch.damaged().forEach(damage -> report.fault(place(damage), why(damage)));
      batch = store.verify(batch.last(), BATCH);
    }
    count(USERS, Slots::profilePhoto, report);
    count(ORGANIZATIONS, Slots::logo, report);
    count(PARTS, Slots::partImages, report);
  }

  /** An altered element of an array has no place by the id it was stored with. */
  private String place(Damage damage) {
    OptionalInt index = store.indexOf(damage.slot(), damage.id());
    return damage.slot() + (index.isPresent() ? "[" + index.getAsInt() + "]" : "");
  }

  private static String why(Damage damage) {
    return "the bytes are not those that were stored: " + damage.description();
  }

  private void count(String rows, LongFunction<MediaSlot> slots, VerificationReport report) {
    jdbc.sql("SELECT * FROM (" + rows + ") AS owner WHERE pictures <> described ORDER BY id")
        .query(Row.class)
        .list()
        .forEach(
            owner ->
                report.fault(
                    slots.apply(owner.id()).toString(),
                    "%d pictures are described, and there are %d"
                        .formatted(owner.described(), owner.pictures())));
  }

  /** How many pictures a row has, and how many it says it has. */
  private record Row(long id, int pictures, int described) {}
}

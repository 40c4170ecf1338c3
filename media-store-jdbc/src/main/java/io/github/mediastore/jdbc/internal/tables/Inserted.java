package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.internal.driver.Descriptions;
import io.github.mediastore.jdbc.internal.upload.ContentFacts;
import io.github.mediastore.jdbc.internal.upload.Upload;
import io.github.mediastore.jdbc.internal.upload.UploadedRendition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the database decided about a medium when its rows were inserted. */
record Inserted(
    MediaSlot slot,
    long id,
    long representationId,
    List<Long> renditionIds,
    Instant storedAt,
    Map<String, String> attributes) {

  /** Reads what the two statements of {@link InsertSql} returned. */
  static Result ofResults(Statement statement, int renditions) throws SQLException {
    try (ResultSet locked = statement.getResultSet()) {
      if (!locked.next()) {
        return new Result(false, Optional.empty());
      }
      MediaSlot slot = SlotColumns.read(locked);
      statement.getMoreResults();
      try (ResultSet inserted = statement.getResultSet()) {
        return new Result(
            true, inserted.next() ? Optional.of(of(slot, inserted, renditions)) : Optional.empty());
      }
    }
  }

  /**
   * What became of the statements.
   *
   * @param isLocked whether there was a slot, which is locked now
   * @param row the new medium; empty if the one to be replaced was not in that slot any more
   */
  record Result(boolean isLocked, Optional<Inserted> row) {}

  private static Inserted of(MediaSlot slot, ResultSet row, int renditions) throws SQLException {
    List<Long> renditionIds = new ArrayList<>();
    for (int n = 1; n <= renditions; n++) {
      renditionIds.add(row.getLong("rendition" + n));
    }
    return new Inserted(
        slot,
        row.getLong("id"),
        row.getLong("representation_id"),
        List.copyOf(renditionIds),
        row.getObject("stored_at", OffsetDateTime.class).toInstant(),
        Descriptions.attributes(row, "attributes"));
  }

  /**
   * Says what is stored now.
   *
   * @param columns those there are, without which nothing is kept of what would be in them
   */
  MediaInfo info(Upload upload, Sha256 sha256, DescribedColumns columns) {
    MediaInfo.Builder info =
        MediaInfo.builder(new MediaId(Long.toString(id)), slot)
            .placeholder(upload.placeholder())
            .focus(columns.describe() ? upload.focus() : null)
            .attributes(attributes)
            .storedAt(storedAt);
    columns.kept(upload.facts()).describe(info, upload.size(), sha256);
    for (UploadedRendition each : upload.renditions()) {
      ContentFacts kept = columns.kept(each.facts());
      info.rendition(each.name(), of -> kept.describe(of, each.bytes().length, each.sha256()));
    }
    return info.build();
  }
}

package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import io.github.mediastore.jdbc.internal.upload.UploadedRendition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes what describes a stored medium, which keeps its id, in a transaction that somebody else
 * ends. Its slot is locked meanwhile, so that it is neither removed nor replaced nor moved.
 */
public final class MediaDescriber {

  private final TableVersion version;
  private final DescriptionSql sql;
  private final SlotLocks locks;
  private final ChunkWriter chunks;
  private final MediaReader reader;

  public MediaDescriber(
      UnaryOperator<String> tables, TableVersion version, SlotLocks locks, ChunkWriter chunks) {
    this.version = version;
    this.sql = new DescriptionSql(tables);
    this.locks = locks;
    this.chunks = chunks;
    this.reader = new MediaReader(version);
  }

  /**
   * Gives a medium other attributes.
   *
   * @param slot where it must be, or null for wherever it is
   * @throws MediumGoneException if it is not there
   */
  public MediaInfo describe(
      Connection connection, @Nullable MediaSlot slot, MediaId id, Map<String, String> attributes)
      throws SQLException {
    version.requireAttributes(connection);
    long key = lock(connection, "describe", slot, id);
    try (PreparedStatement statement = connection.prepareStatement(sql.describe)) {
      Parameters.of(statement).pairs(attributes).number(key);
      statement.executeUpdate();
    }
    return info(connection, "describe", slot, id, key);
  }

  /**
   * Adds renditions, or replaces those of the same names. What is stored already stays as it is, so
   * of several who made the same at once the first has stored it.
   *
   * @param slot where the medium must be, or null for wherever it is
   * @throws MediumGoneException if it is not there
   */
  public MediaInfo addRenditions(
      Connection connection,
      @Nullable MediaSlot slot,
      MediaId id,
      List<UploadedRendition> renditions)
      throws SQLException {
    String what = "add renditions to";
    long key = lock(connection, what, slot, id);
    MediaInfo stored = info(connection, what, slot, id, key);
    List<UploadedRendition> others =
        renditions.stream().filter(rendition -> !isStored(stored, rendition)).toList();
    if (others.isEmpty()) {
      return stored;
    }
    DescribedColumns columns = version.columns(connection);
    try (PreparedStatement statement = connection.prepareStatement(sql.removeRenditions)) {
      Object[] names = others.stream().map(UploadedRendition::name).toArray();
      Parameters.of(statement).number(key).array("text", names);
      statement.executeUpdate();
    }
    for (UploadedRendition rendition : others) {
      add(connection, key, rendition, columns);
    }
    return info(connection, what, slot, id, key);
  }

  /** Returns whether these bytes are there, made by the same settings. */
  private static boolean isStored(MediaInfo medium, UploadedRendition rendition) {
    @Nullable MediaInfo stored = medium.renditions().get(rendition.name());
    return stored != null
        && stored.sha256().equals(rendition.sha256())
        && stored.contentType().equals(rendition.facts().contentType())
        && stored.settingsFingerprint().equals(Optional.ofNullable(rendition.facts().settings()));
  }

  private void add(
      Connection connection, long medium, UploadedRendition rendition, DescribedColumns columns)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.addRendition(columns))) {
      chunks
          .setFacts(Parameters.of(statement), rendition, columns)
          .number(medium)
          .bytes(chunks.part(rendition.bytes(), 0));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        chunks.writeRest(connection, row.getLong("id"), rendition.bytes());
      }
    }
  }

  /** Locks the slot of a medium, and returns the key of the medium. */
  private long lock(Connection connection, String what, @Nullable MediaSlot slot, MediaId id)
      throws SQLException {
    for (int attempt = 1; attempt <= SlotLocks.MAX_ATTEMPTS; attempt++) {
      Optional<Slot> locked =
          slot == null ? locks.lockSlotOf(connection, id) : locks.lockWith(connection, slot, id);
      if (locked.isEmpty()) {
        break;
      }
      long key = MediumKey.of(id).orElseThrow();
      if (isIn(connection, locked.get(), key)) {
        return key;
      }
    }
    throw gone(what, slot, id);
  }

  /** Returns whether the medium is still in the slot that we waited for. */
  private boolean isIn(Connection connection, Slot slot, long key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.isInSlot)) {
      Parameters.of(statement).number(key).number(slot.id());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private MediaInfo info(
      Connection connection, String what, @Nullable MediaSlot slot, MediaId id, long key)
      throws SQLException {
    return reader.infoById(connection, key).orElseThrow(() -> gone(what, slot, id));
  }

  private static MediumGoneException gone(String what, @Nullable MediaSlot slot, MediaId id) {
    String where = slot == null ? "" : " of " + slot;
    return new MediumGoneException(
        "Cannot %s medium %s%s: it is not there".formatted(what, id, where), null);
  }
}

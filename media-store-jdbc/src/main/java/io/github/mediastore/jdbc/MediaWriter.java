package io.github.mediastore.jdbc;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.ContentReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes content in a transaction that somebody else ends. The slot's row is locked first, by a
 * statement of its own, so that the next one sees what whoever held the lock before has written.
 */
final class MediaWriter {

  /** Stands in the row of large content until all of it was read; never visible to anybody. */
  private static final Sha256 NOT_YET_KNOWN = Sha256.ofDigest(new byte[32]);

  private final MediaSql sql;
  private final SlotLocks locks;
  private final int chunkSize;

  MediaWriter(MediaSql sql, SlotLocks locks, int chunkSize) {
    this.sql = sql;
    this.locks = locks;
    this.chunkSize = chunkSize;
  }

  MediaInfo put(Connection connection, MediaSlot name, Upload upload) throws SQLException {
    Slot slot = locks.lock(connection, name);
    try (PreparedStatement statement = connection.prepareStatement(sql.put)) {
      Parameters parameters =
          Parameters.of(statement).number(slot.id()).number(slot.id()).number(slot.version());
      return store(statement, parameters, slot, upload).orElseThrow();
    }
  }

  MediaInfo add(Connection connection, MediaSlot name, Upload upload) throws SQLException {
    Slot slot = locks.lock(connection, name);
    try (PreparedStatement statement = connection.prepareStatement(sql.add)) {
      Parameters parameters = Parameters.of(statement).number(slot.id()).number(slot.version());
      return store(statement, parameters, slot, upload).orElseThrow();
    }
  }

  MediaInfo replace(Connection connection, MediaId id, Upload upload) throws SQLException {
    Optional<Slot> slot = locks.lockSlotOf(connection, id);
    if (slot.isPresent()) {
      try (PreparedStatement statement = connection.prepareStatement(sql.replace)) {
        Parameters parameters = Parameters.of(statement).number(MediumKey.of(id).orElseThrow());
        Optional<MediaInfo> info = store(statement, parameters, slot.get(), upload);
        if (info.isPresent()) {
          return info.get();
        }
      }
    }
    throw new MediumGoneException("Cannot replace medium %s: it is gone".formatted(id), null);
  }

  private Optional<MediaInfo> store(
      PreparedStatement statement, Parameters parameters, Slot slot, Upload upload)
      throws SQLException {
    Upload.@Nullable Chunk chunk = upload.chunk();
    if (chunk != null) {
      return insert(statement, parameters, upload, chunk.bytes(), chunk.sha256())
          .map(row -> row.info(slot.name(), upload, chunk.sha256()));
    }
    try (ContentReader reader = upload.open()) {
      byte[] buffer = new byte[chunkSize];
      reader.fill(buffer);
      Optional<Inserted> row = insert(statement, parameters, upload, buffer, NOT_YET_KNOWN);
      if (row.isEmpty()) {
        return Optional.empty();
      }
      Connection connection = statement.getConnection();
      storeRest(connection, row.get().representationId(), upload.size(), reader, buffer);
      Sha256 sha256 = reader.sha256();
      storeDigest(connection, row.get().representationId(), sha256);
      return row.map(inserted -> inserted.info(slot.name(), upload, sha256));
    }
  }

  private Optional<Inserted> insert(
      PreparedStatement statement,
      Parameters parameters,
      Upload upload,
      byte[] firstChunk,
      Sha256 sha256)
      throws SQLException {
    @Nullable Dimensions dimensions = upload.dimensions();
    parameters
        .text(upload.placeholder())
        .text(upload.contentType())
        .number(upload.size())
        .bytes(sha256.bytes())
        .integer(dimensions == null ? null : dimensions.width())
        .integer(dimensions == null ? null : dimensions.height())
        .integer(chunkSize)
        .bytes(firstChunk);
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(Inserted.of(row)) : Optional.empty();
    }
  }

  private void storeRest(
      Connection connection, long representation, long size, ContentReader reader, byte[] buffer)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.storeChunk)) {
      for (int seq = 1; reader.position() < size; seq++) {
        int length = reader.fill(buffer);
        byte[] chunk = length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
        Parameters.of(statement).number(representation).integer(seq).bytes(chunk);
        statement.executeUpdate();
      }
    }
  }

  private void storeDigest(Connection connection, long representation, Sha256 sha256)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.storeDigest)) {
      Parameters.of(statement).bytes(sha256.bytes()).number(representation);
      statement.executeUpdate();
    }
  }
}

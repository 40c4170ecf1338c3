package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import io.github.mediastore.jdbc.internal.upload.Upload;
import io.github.mediastore.jdbc.internal.upload.UploadedRendition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes content in a transaction that somebody else ends. The slot's row is locked first, by a
 * statement of its own, so that the next one sees what whoever held the lock before has written.
 */
public final class MediaWriter {

  /** Stands in the row of large content until all of it was read; never visible to anybody. */
  private static final Sha256 NOT_YET_KNOWN = Sha256.ofDigest(new byte[32]);

  private final MediaSql sql;
  private final SlotLocks locks;
  private final int chunkSize;

  public MediaWriter(MediaSql sql, SlotLocks locks, int chunkSize) {
    this.sql = sql;
    this.locks = locks;
    this.chunkSize = chunkSize;
  }

  public MediaInfo put(Connection connection, MediaSlot name, Upload upload) throws SQLException {
    Slot slot = locks.lock(connection, name, 1);
    try (PreparedStatement statement =
        connection.prepareStatement(sql.put.with(upload.renditions().size()))) {
      Parameters parameters =
          Parameters.of(statement).number(slot.id()).number(slot.id()).number(slot.version());
      return store(statement, parameters, slot, upload).orElseThrow();
    }
  }

  public MediaInfo add(Connection connection, MediaSlot name, Upload upload) throws SQLException {
    return addAll(connection, name, List.of(upload)).get(0);
  }

  /** Appends contents under one lock, and returns the facts about them. */
  public List<MediaInfo> addAll(Connection connection, MediaSlot name, List<Upload> uploads)
      throws SQLException {
    Slot slot = locks.lock(connection, name, uploads.size());
    long ordinal = slot.version() - uploads.size();
    List<MediaInfo> added = new ArrayList<>();
    for (Upload upload : uploads) {
      try (PreparedStatement statement =
          connection.prepareStatement(sql.add.with(upload.renditions().size()))) {
        Parameters parameters = Parameters.of(statement).number(slot.id()).number(++ordinal);
        added.add(store(statement, parameters, slot, upload).orElseThrow());
      }
    }
    return added;
  }

  public MediaInfo replace(Connection connection, MediaId id, Upload upload) throws SQLException {
    return replace(connection, locks.lockSlotOf(connection, id), id, upload);
  }

  public MediaInfo replace(Connection connection, MediaSlot slot, MediaId id, Upload upload)
      throws SQLException {
    return replace(connection, locks.lockWith(connection, slot, id), id, upload);
  }

  private MediaInfo replace(Connection connection, Optional<Slot> slot, MediaId id, Upload upload)
      throws SQLException {
    if (slot.isPresent()) {
      try (PreparedStatement statement =
          connection.prepareStatement(sql.replace.with(upload.renditions().size()))) {
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
      Optional<Inserted> row = insert(statement, parameters, upload, chunk.bytes(), chunk.sha256());
      if (row.isPresent()) {
        storeRenditions(statement.getConnection(), row.get(), upload.renditions());
      }
      return row.map(inserted -> inserted.info(slot.name(), upload, chunk.sha256()));
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
      storeRenditions(connection, row.get(), upload.renditions());
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
    parameters.text(upload.placeholder()).text(upload.contentType()).number(upload.size());
    addFacts(parameters, sha256, upload.dimensions()).bytes(firstChunk);
    for (UploadedRendition rendition : upload.renditions()) {
      parameters.text(rendition.contentType()).number(rendition.bytes().length);
      addFacts(parameters, rendition.sha256(), rendition.dimensions())
          .text(rendition.name())
          .bytes(chunk(rendition.bytes(), 0));
    }
    try (ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(Inserted.of(row, upload.renditions().size()))
          : Optional.empty();
    }
  }

  private Parameters addFacts(Parameters parameters, Sha256 sha256, @Nullable Dimensions dimensions)
      throws SQLException {
    return parameters
        .bytes(sha256.bytes())
        .integer(dimensions == null ? null : dimensions.width())
        .integer(dimensions == null ? null : dimensions.height())
        .integer(chunkSize);
  }

  /** Stores what the first chunks of renditions left over, which of pictures is nothing. */
  private void storeRenditions(
      Connection connection, Inserted row, List<UploadedRendition> renditions) throws SQLException {
    for (int i = 0; i < renditions.size(); i++) {
      byte[] bytes = renditions.get(i).bytes();
      for (int seq = 1; (long) seq * chunkSize < bytes.length; seq++) {
        try (PreparedStatement statement = connection.prepareStatement(sql.storeChunk)) {
          Parameters.of(statement)
              .number(row.renditionIds().get(i))
              .integer(seq)
              .bytes(chunk(bytes, seq));
          statement.executeUpdate();
        }
      }
    }
  }

  private byte[] chunk(byte[] bytes, int seq) {
    int start = seq * chunkSize;
    return bytes.length <= chunkSize
        ? bytes
        : Arrays.copyOfRange(bytes, start, (int) Math.min((long) start + chunkSize, bytes.length));
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

package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import io.github.mediastore.jdbc.internal.upload.Upload;
import io.github.mediastore.jdbc.internal.upload.UploadedRendition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes content in a transaction that somebody else ends. The slot's row is locked first, by a
 * statement of its own, so that the next one sees what the previous holder of the lock has written.
 * Both go to the server at once.
 */
public final class MediaWriter {

  /** Stands in the row of large content until all of it was read; never visible to anybody. */
  private static final Sha256 NOT_YET_KNOWN = Sha256.ofDigest(new byte[32]);

  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private final MediaSql sql;
  private final int chunkSize;

  public MediaWriter(MediaSql sql, int chunkSize) {
    this.sql = sql;
    this.chunkSize = chunkSize;
  }

  /**
   * Puts content in place of all that the slot holds.
   *
   * @throws MissingOwnerException if the owner trigger is installed and finds no owner
   */
  public MediaInfo put(Connection connection, MediaSlot slot, Upload upload) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(sql.put.with(upload.renditions().size()))) {
      Parameters parameters =
          Parameters.of(statement).slot(slot).slot(slot).text(upload.placeholder());
      return store(statement, parameters, upload).orElseThrow();
    } catch (SQLException e) {
      throw unlessOwnerIsMissing(slot, e);
    }
  }

  /**
   * Puts content after all that the slot holds.
   *
   * @throws MissingOwnerException if the owner trigger is installed and finds no owner
   */
  public MediaInfo add(Connection connection, MediaSlot slot, Upload upload) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(sql.add.with(upload.renditions().size()))) {
      Parameters parameters =
          Parameters.of(statement).slot(slot).text(upload.placeholder()).slot(slot);
      return store(statement, parameters, upload).orElseThrow();
    } catch (SQLException e) {
      throw unlessOwnerIsMissing(slot, e);
    }
  }

  /** Appends contents in order; the first locks the slot, so that none of others come between. */
  public List<MediaInfo> addAll(Connection connection, MediaSlot slot, List<Upload> uploads)
      throws SQLException {
    List<MediaInfo> added = new ArrayList<>();
    for (Upload upload : uploads) {
      added.add(add(connection, slot, upload));
    }
    return added;
  }

  /**
   * Puts content in the place of a medium.
   *
   * @throws MediumGoneException if the medium is not there
   */
  public MediaInfo replace(Connection connection, MediaId id, Upload upload) throws SQLException {
    return replace(sql.replace, connection, id, upload, (p, key) -> p.number(key).number(key));
  }

  /**
   * Puts content in the place of a medium of a slot.
   *
   * @throws MediumGoneException if the medium is not in that slot
   */
  public MediaInfo replace(Connection connection, MediaSlot slot, MediaId id, Upload upload)
      throws SQLException {
    return replace(
        sql.replaceInSlot,
        connection,
        id,
        upload,
        (p, key) -> p.slot(slot).number(key).number(key).slot(slot));
  }

  private MediaInfo replace(
      InsertSql replace, Connection connection, MediaId id, Upload upload, Which which)
      throws SQLException {
    OptionalLong key = MediumKey.of(id);
    if (key.isPresent()) {
      try (PreparedStatement statement =
          connection.prepareStatement(replace.with(upload.renditions().size()))) {
        Parameters parameters =
            which.set(Parameters.of(statement), key.getAsLong()).text(upload.placeholder());
        Optional<MediaInfo> info = store(statement, parameters, upload);
        if (info.isPresent()) {
          return info.get();
        }
      }
    }
    throw new MediumGoneException("Cannot replace medium %s: it is gone".formatted(id), null);
  }

  /** Says which medium is meant. */
  @FunctionalInterface
  private interface Which {

    Parameters set(Parameters parameters, long key) throws SQLException;
  }

  private static SQLException unlessOwnerIsMissing(MediaSlot slot, SQLException e) {
    if (FOREIGN_KEY_VIOLATION.equals(e.getSQLState())) {
      throw new MissingOwnerException("There is no owner for %s".formatted(slot), e);
    }
    return e;
  }

  private Optional<MediaInfo> store(
      PreparedStatement statement, Parameters parameters, Upload upload) throws SQLException {
    Upload.@Nullable Chunk chunk = upload.chunk();
    if (chunk != null) {
      Optional<Inserted> row = insert(statement, parameters, upload, chunk.bytes(), chunk.sha256());
      if (row.isPresent()) {
        storeRenditions(statement.getConnection(), row.get(), upload.renditions());
      }
      return row.map(inserted -> inserted.info(upload, chunk.sha256()));
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
      return row.map(inserted -> inserted.info(upload, sha256));
    }
  }

  private Optional<Inserted> insert(
      PreparedStatement statement,
      Parameters parameters,
      Upload upload,
      byte[] firstChunk,
      Sha256 sha256)
      throws SQLException {
    parameters.text(upload.contentType()).number(upload.size());
    addFacts(parameters, sha256, upload.dimensions()).bytes(firstChunk);
    for (UploadedRendition rendition : upload.renditions()) {
      parameters.text(rendition.contentType()).number(rendition.bytes().length);
      addFacts(parameters, rendition.sha256(), rendition.dimensions())
          .text(rendition.name())
          .bytes(chunk(rendition.bytes(), 0));
    }
    statement.execute();
    return Inserted.ofResults(statement, upload.renditions().size());
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

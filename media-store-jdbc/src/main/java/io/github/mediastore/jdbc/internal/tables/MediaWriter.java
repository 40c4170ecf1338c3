package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import io.github.mediastore.jdbc.internal.objects.NewObject;
import io.github.mediastore.jdbc.internal.upload.Upload;
import io.github.mediastore.jdbc.internal.upload.UploadedRendition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes content in a transaction that somebody else ends. The slot's row is locked first, by a
 * statement of its own, so that the next one sees what the previous holder of the lock has written.
 * Both go to the server at once.
 */
public final class MediaWriter {

  /** Stands in the row of large content until all of it was read; never visible to anybody. */
  private static final Sha256 NOT_YET_KNOWN = Sha256.ofDigest(new byte[32]);

  private final TableVersion version;
  private final ChunkWriter chunks;
  private final WriteNotes notes;

  public MediaWriter(TableVersion version, ChunkWriter chunks, WriteNotes notes) {
    this.version = version;
    this.chunks = chunks;
    this.notes = notes;
  }

  /**
   * Puts content in place of all that the slot holds.
   *
   * @throws MissingOwnerException if the owner trigger is installed and finds no owner
   */
  public MediaInfo put(Connection connection, MediaSlot slot, Upload upload) throws SQLException {
    DescribedColumns columns = columns(connection, upload);
    try (PreparedStatement statement = prepare(connection, version.sql(columns).put, upload)) {
      Parameters parameters = Parameters.of(statement).slot(slot).slot(slot);
      return store(statement, describe(parameters, upload, columns), upload, columns).orElseThrow();
    } catch (SQLException e) {
      throw MissingOwners.unless(slot, e);
    }
  }

  /**
   * Puts content after all that the slot holds.
   *
   * @throws MissingOwnerException if the owner trigger is installed and finds no owner
   */
  public MediaInfo add(Connection connection, MediaSlot slot, Upload upload) throws SQLException {
    DescribedColumns columns = columns(connection, upload);
    try (PreparedStatement statement = prepare(connection, version.sql(columns).add, upload)) {
      Parameters parameters = describe(Parameters.of(statement).slot(slot), upload, columns);
      return store(statement, parameters.slot(slot), upload, columns).orElseThrow();
    } catch (SQLException e) {
      throw MissingOwners.unless(slot, e);
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
   * Puts content in the place of a medium, whose attributes stay unless the content has its own.
   *
   * @throws MediumGoneException if the medium is not there
   */
  public MediaInfo replace(Connection connection, MediaId id, Upload upload) throws SQLException {
    return replace(
        connection, id, upload, sql -> sql.replace, (p, key) -> p.number(key).number(key));
  }

  /**
   * Puts content in the place of a medium of a slot, as {@link #replace(Connection, MediaId,
   * Upload)}.
   *
   * @throws MediumGoneException if the medium is not in that slot
   */
  public MediaInfo replace(Connection connection, MediaSlot slot, MediaId id, Upload upload)
      throws SQLException {
    return replace(
        connection,
        id,
        upload,
        sql -> sql.replaceInSlot,
        (p, key) -> p.slot(slot).number(key).number(key).slot(slot));
  }

  private MediaInfo replace(
      Connection connection,
      MediaId id,
      Upload upload,
      Function<MediaSql, InsertSql> replace,
      Which which)
      throws SQLException {
    OptionalLong key = MediumKey.of(id);
    if (key.isPresent()) {
      version.columnsNow(connection);
      DescribedColumns columns = columns(connection, upload);
      try (PreparedStatement statement =
          prepare(connection, replace.apply(version.sql(columns)), upload)) {
        Parameters parameters = which.set(Parameters.of(statement), key.getAsLong());
        Optional<MediaInfo> info =
            store(statement, describe(parameters, upload, columns), upload, columns);
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

  /** Returns which columns there are, among them those that the content needs. */
  private DescribedColumns columns(Connection connection, Upload upload) throws SQLException {
    if (!upload.attributes().isEmpty()) {
      version.requireAttributes(connection);
    }
    return upload.object() == null ? version.columns(connection) : version.columnsNow(connection);
  }

  private static PreparedStatement prepare(Connection connection, InsertSql sql, Upload upload)
      throws SQLException {
    int renditions = upload.renditions().size();
    return connection.prepareStatement(
        upload.object() == null ? sql.with(renditions) : sql.withObject(renditions));
  }

  private static Parameters describe(Parameters parameters, Upload upload, DescribedColumns columns)
      throws SQLException {
    parameters.text(upload.placeholder());
    if (columns.describe()) {
      @Nullable FocalPoint focus = upload.focus();
      parameters
          .pairs(upload.attributes())
          .decimal(focus == null ? null : focus.x())
          .decimal(focus == null ? null : focus.y());
    }
    return parameters;
  }

  private Optional<MediaInfo> store(
      PreparedStatement statement, Parameters parameters, Upload upload, DescribedColumns columns)
      throws SQLException {
    Connection connection = statement.getConnection();
    @Nullable NewObject object = upload.object();
    if (object != null) {
      setFull(parameters, upload, object.sha256(), columns).text(object.key());
      return storeAtOnce(statement, parameters, upload, object.sha256(), columns);
    }
    Upload.@Nullable Chunk chunk = upload.chunk();
    if (chunk != null) {
      setFull(parameters, upload, chunk.sha256(), columns).bytes(chunk.bytes());
      return storeAtOnce(statement, parameters, upload, chunk.sha256(), columns);
    }
    try (ContentReader reader = upload.open()) {
      byte[] buffer = new byte[chunks.size()];
      reader.fill(buffer);
      setFull(parameters, upload, NOT_YET_KNOWN, columns).bytes(buffer);
      setRenditions(parameters, upload, columns);
      Optional<Inserted> row = insert(statement, upload);
      if (row.isEmpty()) {
        return Optional.empty();
      }
      long representation = row.get().representationId();
      chunks.writeRest(connection, representation, upload.size(), reader, buffer);
      Sha256 sha256 = reader.sha256();
      chunks.writeDigest(connection, representation, sha256);
      storeRenditions(connection, row.get(), upload.renditions());
      return row.map(inserted -> inserted.info(upload, sha256, columns));
    }
  }

  /** Stores what the statement writes all of, but for renditions of several chunks. */
  private Optional<MediaInfo> storeAtOnce(
      PreparedStatement statement,
      Parameters parameters,
      Upload upload,
      Sha256 sha256,
      DescribedColumns columns)
      throws SQLException {
    setRenditions(parameters, upload, columns);
    @Nullable NewObject object = upload.object();
    if (object != null) {
      parameters.text(object.key()).text(object.key());
    }
    Optional<Inserted> row = insert(statement, upload);
    if (row.isPresent()) {
      storeRenditions(statement.getConnection(), row.get(), upload.renditions());
    }
    return row.map(inserted -> inserted.info(upload, sha256, columns));
  }

  private Parameters setFull(
      Parameters parameters, Upload upload, Sha256 sha256, DescribedColumns columns)
      throws SQLException {
    return chunks.setFacts(parameters, upload.facts(), upload.size(), sha256, columns);
  }

  private void setRenditions(Parameters parameters, Upload upload, DescribedColumns columns)
      throws SQLException {
    for (UploadedRendition rendition : upload.renditions()) {
      chunks.setFacts(parameters, rendition, columns).bytes(chunks.part(rendition.bytes(), 0));
    }
  }

  private Optional<Inserted> insert(PreparedStatement statement, Upload upload)
      throws SQLException {
    for (int attempt = 1; ; attempt++) {
      execute(statement, upload);
      Inserted.Result result = Inserted.ofResults(statement, upload.renditions().size());
      if (result.row().isPresent() || !result.isLocked() || attempt == SlotLocks.MAX_ATTEMPTS) {
        if (result.row().isPresent()) {
          notes.note(statement.getConnection(), result.row().get().slot());
        }
        return result.row();
      }
    }
  }

  private static void execute(PreparedStatement statement, Upload upload) throws SQLException {
    try {
      statement.execute();
    } catch (SQLException e) {
      @Nullable NewObject object = upload.object();
      throw object == null ? e : DoomedObjects.unless(object.key(), e);
    }
  }

  /** Stores what the first chunks of renditions left over, which of pictures is nothing. */
  private void storeRenditions(
      Connection connection, Inserted row, List<UploadedRendition> renditions) throws SQLException {
    for (int i = 0; i < renditions.size(); i++) {
      chunks.writeRest(connection, row.renditionIds().get(i), renditions.get(i).bytes());
    }
  }
}

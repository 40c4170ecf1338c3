package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.ByteRange;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.internal.driver.BinaryTransfer;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads media, each time with one statement. */
public final class MediaReader {

  private final TableVersion version;
  private final MediaSql sql;

  public MediaReader(TableVersion version) {
    this.version = version;
    this.sql = version.sql();
  }

  public Optional<MediaInfo> infoAt(Connection connection, MediaSlot slot, int index)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(version.sql(connection).infoAt)) {
      Parameters.of(statement).slot(slot).number(index);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? info(MediumRows.of(row, slot), row) : Optional.empty();
      }
    }
  }

  public Optional<MediaInfo> infoById(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(version.sql(connection).infoById)) {
      Parameters.of(statement).number(id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? info(MediumRows.of(row), row) : Optional.empty();
      }
    }
  }

  public Optional<StoredMedia> findAt(
      Connection connection, MediaSlot slot, int index, String rendition, RepresentationBytes bytes)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(version.sql(connection).findAt)) {
      BinaryTransfer.prefer(statement);
      Parameters.of(statement).slot(slot).number(index).text(rendition);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? media(MediumRows.of(row, slot), row, rendition, bytes)
            : Optional.empty();
      }
    }
  }

  public Optional<StoredMedia> findById(
      Connection connection, long id, String rendition, RepresentationBytes bytes)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(version.sql(connection).findById)) {
      BinaryTransfer.prefer(statement);
      Parameters.of(statement).number(id).text(rendition);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? media(MediumRows.of(row), row, rendition, bytes) : Optional.empty();
      }
    }
  }

  private static Optional<MediaInfo> info(MediumRows medium, ResultSet row) throws SQLException {
    while (row.next()) {
      medium.with(row);
    }
    return medium.isMedium() ? Optional.of(medium.info()) : Optional.empty();
  }

  private static Optional<StoredMedia> media(
      MediumRows medium, ResultSet row, String rendition, RepresentationBytes bytes)
      throws SQLException {
    medium.withData(row);
    while (row.next()) {
      medium.with(row).withData(row);
    }
    return medium.isMedium() ? Optional.of(medium.media(rendition, bytes)) : Optional.empty();
  }

  public Map<MediaSlot, List<MediaInfo>> list(Connection connection, Collection<MediaSlot> slots)
      throws SQLException {
    List<MediaSlot> wanted = slots.stream().distinct().toList();
    Map<MediaSlot, List<MediaInfo>> lists = new LinkedHashMap<>();
    wanted.forEach(slot -> lists.put(slot, new ArrayList<>()));
    try (PreparedStatement statement = connection.prepareStatement(version.sql(connection).list)) {
      Parameters.of(statement)
          .array("text", wanted.stream().map(MediaSlot::ownerType).toArray())
          .array("text", wanted.stream().map(MediaSlot::ownerId).toArray())
          .array("text", wanted.stream().map(MediaSlot::name).toArray());
      try (ResultSet row = statement.executeQuery()) {
        boolean isOnRow = row.next();
        while (isOnRow) {
          MediaSlot slot = wanted.get(row.getInt("place") - 1);
          List<MediaInfo> media = lists.getOrDefault(slot, List.of());
          long id = row.getLong("id");
          MediumRows medium = MediumRows.of(row, slot);
          for (isOnRow = row.next(); isOnRow && row.getLong("id") == id; isOnRow = row.next()) {
            medium.with(row);
          }
          if (medium.isMedium()) {
            media.add(medium.info());
          }
        }
      }
    }
    lists.replaceAll((slot, media) -> List.copyOf(media));
    return lists;
  }

  public OptionalInt indexOf(Connection connection, MediaSlot slot, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.indexOf)) {
      Parameters.of(statement).number(id).slot(slot);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
      }
    }
  }

  public int count(Connection connection, MediaSlot slot) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.count)) {
      Parameters.of(statement).slot(slot);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Makes sure that a representation has these bytes, as another server has it. */
  public void requireSame(Connection connection, Representation representation, Sha256 sha256)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.digest)) {
      Parameters.of(statement).number(representation.id());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next() || !Sha256.ofDigest(row.getBytes("sha256")).equals(sha256)) {
          throw new MediumGoneException(
              "The medium was removed or replaced before all of it was read", null);
        }
      }
    }
  }

  /** Reads bytes as {@link ChunkReader} says. */
  public List<byte[]> readChunks(
      Connection connection, Representation representation, ByteRange range) throws SQLException {
    long chunkSize = representation.chunkSize();
    int first = (int) (range.first() / chunkSize);
    int last = (int) (range.last() / chunkSize);
    List<byte[]> parts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql.readChunks)) {
      BinaryTransfer.prefer(statement);
      Parameters.of(statement)
          .integer(first)
          .integer((int) (range.first() % chunkSize) + 1)
          .integer(last)
          .integer((int) (range.last() % chunkSize) + 1)
          .integer(representation.chunkSize())
          .number(representation.id())
          .integer(first)
          .integer(last);
      try (ResultSet row = statement.executeQuery()) {
        for (int seq = first; seq <= last; seq++) {
          boolean isThere = row.next() && row.getInt("seq") == seq;
          byte @Nullable [] part = isThere ? row.getBytes("part") : null;
          long from = seq == first ? range.first() : seq * chunkSize;
          long end = Math.min(range.last() + 1, (seq + 1) * chunkSize);
          if (part == null || part.length != end - from) {
            if (seq == first) {
              throw unreadable(representation, seq, isThere, end - seq * chunkSize);
            }
            return parts;
          }
          parts.add(part);
        }
      }
    }
    return parts;
  }

  private static RuntimeException unreadable(
      Representation representation, int seq, boolean isThere, long end) {
    return isThere
        ? new MediaStorageException(
            "Chunk %d of representation %d is damaged: it ends before byte %d"
                .formatted(seq, representation.id(), end),
            null,
            false)
        : new MediumGoneException(
            "The medium was removed or replaced before chunk %d of it was read".formatted(seq),
            null);
  }
}

package io.github.mediastore.jdbc;

import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
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
import org.jspecify.annotations.Nullable;

/** Reads media, each time with one statement. */
final class MediaReader {

  private final MediaSql sql;

  MediaReader(MediaSql sql) {
    this.sql = sql;
  }

  Optional<MediaInfo> infoAt(Connection connection, MediaSlot slot, int index) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.infoAt)) {
      Parameters.of(statement).slot(slot).number(index);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(MediaRow.info(row, slot, index)) : Optional.empty();
      }
    }
  }

  Optional<MediaInfo> infoById(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.infoById)) {
      Parameters.of(statement).number(id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(MediaRow.info(row)) : Optional.empty();
      }
    }
  }

  Optional<Media> findAt(Connection connection, MediaSlot slot, int index, ChunkReader chunks)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.findAt)) {
      BinaryTransfer.prefer(statement);
      Parameters.of(statement).slot(slot).number(index);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(MediaRow.media(row, MediaRow.info(row, slot, index), chunks))
            : Optional.empty();
      }
    }
  }

  Optional<Media> findById(Connection connection, long id, ChunkReader chunks) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.findById)) {
      BinaryTransfer.prefer(statement);
      Parameters.of(statement).number(id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(MediaRow.media(row, MediaRow.info(row), chunks))
            : Optional.empty();
      }
    }
  }

  Map<MediaSlot, List<MediaInfo>> list(Connection connection, Collection<MediaSlot> slots)
      throws SQLException {
    Map<MediaSlot, List<MediaInfo>> lists = new LinkedHashMap<>();
    slots.forEach(slot -> lists.put(slot, new ArrayList<>()));
    List<MediaSlot> wanted = List.copyOf(lists.keySet());
    try (PreparedStatement statement = connection.prepareStatement(sql.list)) {
      Parameters.of(statement)
          .array("text", wanted.stream().map(MediaSlot::ownerType).toArray())
          .array("text", wanted.stream().map(MediaSlot::ownerId).toArray())
          .array("text", wanted.stream().map(MediaSlot::name).toArray());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          MediaSlot slot = wanted.get(row.getInt("place") - 1);
          List<MediaInfo> media = lists.getOrDefault(slot, List.of());
          media.add(MediaRow.info(row, slot, media.size()));
        }
      }
    }
    lists.replaceAll((slot, media) -> List.copyOf(media));
    return lists;
  }

  int count(Connection connection, MediaSlot slot) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.count)) {
      Parameters.of(statement).slot(slot);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  byte[] readChunk(
      Connection connection, Representation representation, int seq, int from, int length)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.readChunk)) {
      BinaryTransfer.prefer(statement);
      Parameters.of(statement)
          .integer(from + 1)
          .integer(length)
          .number(representation.id())
          .integer(seq);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new MediumGoneException(
              "The medium was removed or replaced before chunk %d of it was read".formatted(seq),
              null);
        }
        byte @Nullable [] bytes = row.getBytes(1);
        if (bytes == null || bytes.length != length) {
          throw new MediaStorageException(
              "Chunk %d of representation %d is damaged: it ends before byte %d"
                  .formatted(seq, representation.id(), from + length),
              null,
              false);
        }
        return bytes;
      }
    }
  }
}

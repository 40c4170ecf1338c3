package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.MediaSlot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** What is there: the value of each {@link Key}, read by plain SQL and from the files' folder. */
final class Reality {

  private static final String MEDIA =
      """
      SELECT m.id AS medium, r.id, r.name, r.content_type, r.size, r.sha256, r.object_key
      FROM ${p}media_slot s
      JOIN ${p}media m ON m.slot_id = s.id
      LEFT JOIN ${p}media_representation r ON r.media_id = m.id
      WHERE s.owner_type = ? AND s.owner_id = ? AND s.name = ?
      ORDER BY m.ordinal, m.id, r.name = 'full' DESC, r.name
      """;

  private static final String CHUNKS =
      "SELECT seq, data FROM ${p}media_chunk WHERE representation_id = ? ORDER BY seq";

  private static final String LEDGER =
      """
      SELECT l.outcome, l.reason, l.source_sha256, l.stored_sha256,
        l.media_id IS NULL OR m.id IS NULL
          OR ((s.owner_type, s.owner_id, s.name) = (l.owner_type, l.owner_id, l.slot_name)
            AND r.sha256 = l.stored_sha256) AS is_ours
      FROM ${p}media_migration l
      LEFT JOIN ${p}media m ON m.id::text = l.media_id
      LEFT JOIN ${p}media_slot s ON s.id = m.slot_id
      LEFT JOIN ${p}media_representation r ON r.media_id = m.id AND r.name = 'full'
      WHERE l.source = ?
      """;

  private final Folder folder;

  /**
   * Prepares to look.
   *
   * @param folder has the files, in folders that are named by the prefix of the tables they go to
   */
  Reality(Folder folder) {
    this.folder = folder;
  }

  /** Returns the values of keys, all of one moment. */
  Map<String, String> values(Connection connection, Collection<String> keys) throws SQLException {
    Map<String, String> values = new TreeMap<>();
    for (String key : keys) {
      if (!key.startsWith(Key.BECOMES)) {
        values.put(key, value(connection, key));
      }
    }
    return values;
  }

  private String value(Connection connection, String key) throws SQLException {
    if (key.startsWith(Key.SLOT)) {
      return slot(connection, Key.prefix(key), Key.slot(key), folder);
    } else if (key.startsWith(Key.ROW)) {
      return row(connection, key);
    } else if (key.startsWith(Key.FILE)) {
      return file(folder.files().resolve(Key.prefix(key)).resolve(Key.name(key)));
    } else {
      return ledger(connection, Key.prefix(key), Key.name(key));
    }
  }

  static String slot(Connection connection, String prefix, MediaSlot slot, Folder folder)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MEDIA.replace("${p}", prefix))) {
      statement.setString(1, slot.ownerType());
      statement.setString(2, slot.ownerId());
      statement.setString(3, slot.name());
      try (ResultSet row = statement.executeQuery()) {
        StringBuilder items = new StringBuilder();
        long medium = 0;
        while (row.next()) {
          String name = row.getString("name");
          boolean isNew = row.getLong("medium") != medium;
          medium = row.getLong("medium");
          items.append(isNew ? " " : "+");
          if (name == null || isNew != name.equals("full")) {
            items.append("without-full");
          }
          if (!isNew) {
            items.append(name).append('~');
          }
          items.append(representation(connection, prefix, row, folder));
        }
        return items.toString().strip();
      }
    }
  }

  /** Returns what the bytes are, and what is said of them where that is something else. */
  private static String representation(
      Connection connection, String prefix, ResultSet row, Folder folder) throws SQLException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String object = row.getString("object_key");
    int chunks = 0;
    try (PreparedStatement statement =
        connection.prepareStatement(CHUNKS.replace("${p}", prefix))) {
      statement.setLong(1, row.getLong("id"));
      try (ResultSet chunk = statement.executeQuery()) {
        while (chunk.next()) {
          if (chunk.getInt("seq") != chunks++) {
            return "a-chunk-is-missing";
          }
          bytes.writeBytes(chunk.getBytes("data"));
        }
      }
    }
    if (object != null) {
      if (chunks++ > 0) {
        return "an-object-and-chunks";
      }
      bytes.writeBytes(object(folder.objects().resolve(object)));
    }
    String actual = Content.representation(row.getString("content_type"), bytes.toByteArray());
    String said =
        HexFormat.of().formatHex(row.getBytes("sha256"))
            + ":"
            + row.getLong("size")
            + ":"
            + row.getString("content_type");
    return chunks == 0 ? "no-chunk" : actual.equals(said) ? actual : actual + "-said-" + said;
  }

  /** Returns the bytes of an object, which is a file of its name. */
  private static byte[] object(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the object " + path, e);
    }
  }

  private static String row(Connection connection, String key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT region FROM users WHERE id = ?")) {
      statement.setLong(1, Long.parseLong(key.substring(key.indexOf('/') + 1)));
      try (ResultSet row = statement.executeQuery()) {
        StringJoiner regions = new StringJoiner(",");
        while (row.next()) {
          regions.add(row.getString(1));
        }
        return regions.toString();
      }
    }
  }

  static String file(Path path) {
    try {
      return Files.exists(path) ? Content.sha256(Files.readAllBytes(path)) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  /** Returns the state of a file in the ledger; empty if the store has nothing of it. */
  static String ledger(Connection connection, String prefix, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(LEDGER.replace("${p}", prefix))) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        StringJoiner values = new StringJoiner(",");
        while (row.next()) {
          values.add(ledger(row));
        }
        return values.toString();
      }
    }
  }

  private static String ledger(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    if (!row.getBoolean("is_ours")) {
      return outcome + "-of-another-medium";
    }
    return switch (outcome) {
      case "FAILED" -> "";
      case "IMPORTED", "SOURCE_REMOVED" ->
          outcome
              + ("Its file is being removed".equals(row.getString("reason")) ? "/removing" : "")
              + ":"
              + HexFormat.of().formatHex(row.getBytes("source_sha256"))
              + ":"
              + HexFormat.of().formatHex(row.getBytes("stored_sha256"));
      default -> outcome;
    };
  }
}

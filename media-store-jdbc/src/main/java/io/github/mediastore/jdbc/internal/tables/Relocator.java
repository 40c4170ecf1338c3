package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes where the bytes of a medium are, between chunks and an object, in a transaction that
 * somebody else ends. Its slot is locked meanwhile, so that it is neither removed nor copied;
 * nothing else about it changes.
 */
public final class Relocator {

  private final RelocationSql sql;
  private final MediaSql media;
  private final SlotLocks locks;
  private final ObjectReferences references;

  public Relocator(UnaryOperator<String> tables, TableVersion version, SlotLocks locks) {
    this.sql = new RelocationSql(tables);
    this.media = version.sql();
    this.locks = locks;
    this.references = new ObjectReferences(tables);
  }

  /**
   * Lists media whose bytes are in chunks, or in objects, in the order of their keys.
   *
   * @param after the key after which the list begins
   */
  public List<Relocatable> list(Connection connection, boolean inObjects, long after, int most)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(inObjects ? sql.inObjects : sql.inChunks)) {
      Parameters.of(statement).number(after).integer(most);
      try (ResultSet row = statement.executeQuery()) {
        List<Relocatable> list = new ArrayList<>();
        while (row.next()) {
          list.add(Relocatable.of(row));
        }
        return list;
      }
    }
  }

  /**
   * Puts an object in the place of the chunks.
   *
   * @return false if the medium is gone, or its bytes are somewhere else already
   */
  public boolean intoObject(Connection connection, Relocatable what, String key)
      throws SQLException {
    if (!lock(connection, what)) {
      return false;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql.setObject)) {
      Parameters.of(statement).text(key).number(what.representation().id());
      if (statement.executeUpdate() == 0) {
        return false;
      }
    } catch (SQLException e) {
      throw DoomedObjects.unless(key, e);
    }
    references.takeNoteBack(connection, key);
    try (PreparedStatement statement = connection.prepareStatement(sql.removeChunks)) {
      Parameters.of(statement).number(what.representation().id());
      statement.executeUpdate();
      return true;
    }
  }

  /**
   * Puts chunks in the place of the object, which stays for the sweep to find.
   *
   * @param reader gives the bytes from the start
   * @return false if the medium is gone, or its bytes are somewhere else already
   * @throws MediaStorageException if these are not the bytes that were stored
   */
  public boolean intoChunks(Connection connection, Relocatable what, ContentReader reader)
      throws SQLException {
    if (!lock(connection, what)) {
      return false;
    }
    Representation representation = what.representation();
    try (PreparedStatement statement = connection.prepareStatement(sql.setChunks)) {
      Parameters.of(statement).number(representation.id()).text(representation.object());
      if (statement.executeUpdate() == 0) {
        return false;
      }
    }
    byte[] buffer = new byte[representation.chunkSize()];
    try (PreparedStatement statement = connection.prepareStatement(media.storeChunk)) {
      int read = buffer.length;
      for (int seq = 0; read == buffer.length && reader.position() < representation.size(); seq++) {
        read = reader.fill(buffer);
        byte[] chunk = read == buffer.length ? buffer : Arrays.copyOf(buffer, read);
        Parameters.of(statement).number(representation.id()).integer(seq).bytes(chunk);
        statement.executeUpdate();
      }
    }
    requireStored(connection, what);
    return true;
  }

  /** Reads back what the database has got. */
  private void requireStored(Connection connection, Relocatable what) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.chunks)) {
      statement.setFetchSize(1);
      Parameters.of(statement).number(what.representation().id());
      MessageDigest digest = Sha256.newDigest();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          digest.update(row.getBytes("data"));
        }
      }
      if (!Sha256.ofDigest(digest.digest()).equals(what.sha256())) {
        throw new MediaStorageException(
            "The bytes of medium %s are damaged in object %s, and were left there"
                .formatted(what.medium(), what.representation().object()),
            null,
            false);
      }
    }
  }

  /** Locks the slot of the medium, and follows it if it is moved meanwhile. */
  private boolean lock(Connection connection, Relocatable what) throws SQLException {
    for (int attempt = 1; attempt <= SlotLocks.MAX_ATTEMPTS; attempt++) {
      Optional<Slot> slot = locks.lockSlotOf(connection, what.medium());
      if (slot.isEmpty()) {
        return false;
      }
      try (PreparedStatement statement = connection.prepareStatement(sql.isInSlot)) {
        Parameters.of(statement)
            .number(MediumKey.of(what.medium()).orElseThrow())
            .number(slot.get().id());
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            return true;
          }
        }
      }
    }
    return false;
  }
}

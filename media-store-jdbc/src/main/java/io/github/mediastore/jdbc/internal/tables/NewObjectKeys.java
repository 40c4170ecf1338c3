package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import io.github.mediastore.jdbc.internal.transactions.Durability;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * Notes the keys of objects that are about to be sent. A key is the store's identity and 128 random
 * bits; nothing of the content, as the deletion of one content would meet the upload of the same.
 */
public final class NewObjectKeys {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 16;
  private static final String EARLIER_PROGRAMS =
      "programs for earlier versions of the tables would not find them: once none is left, run"
          + " MediaSchema.finishRollout";

  private final Transactions transactions;
  private final ObjectSql sql;

  /**
   * Prepares the SQL.
   *
   * @param tables puts the full names of the tables into SQL that has their plain ones
   * @param transactions those that nobody else commits
   */
  public NewObjectKeys(UnaryOperator<String> tables, Transactions transactions) {
    this.transactions = transactions;
    this.sql = new ObjectSql(tables);
  }

  /**
   * Returns a new key, which is noted and on disk.
   *
   * @throws MediaStorageException if that is impossible; the message says why
   */
  public String note() {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return note(HexFormat.of().formatHex(random));
  }

  /**
   * Notes a key, which is on disk then.
   *
   * @param name what stands behind the store's identity; as hard to guess as a random one
   * @return the whole key
   * @throws MediaStorageException if that is impossible; the message says why
   */
  public String note(String name) {
    return transactions.write(
        "note the key of a new object",
        Undo.BY_STATEMENT,
        connection -> {
          Durability.require(connection);
          return note(connection, name);
        });
  }

  /**
   * Makes sure that programs for earlier versions of the tables are gone.
   *
   * @throws MediaStorageException if they are not; the message says what to do
   */
  public void requireRolledOut() {
    if (!transactions.read("look for the oldest program", this::isRolledOut)) {
      throw refusal(EARLIER_PROGRAMS);
    }
  }

  private String note(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.note)) {
      Parameters.of(statement).text(name);
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          return row.getString("key");
        }
      }
    }
    throw refusal(
        isRolledOut(connection)
            ? "the connection to note its key on is in somebody else's transaction"
            : EARLIER_PROGRAMS);
  }

  private static MediaStorageException refusal(String why) {
    return new MediaStorageException("Cannot store bytes as an object: " + why, null, false);
  }

  private boolean isRolledOut(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.oldestProgram);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getInt("oldest_program") >= 4;
    }
  }
}

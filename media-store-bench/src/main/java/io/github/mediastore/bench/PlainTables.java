package io.github.mediastore.bench;

import io.github.mediastore.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * What somebody writes who has no library, in two ways: a single row with nothing but the bytes;
 * and the same facts as the library's beside the bytes, replaced in a transaction. Measured when
 * the driver has turned to binary transfer, which it does on its own after some executions.
 */
final class PlainTables {

  private final DataSource dataSource;
  private final byte[] bytes;

  PlainTables(DataSource dataSource, byte[] bytes) throws SQLException {
    this.dataSource = dataSource;
    this.bytes = bytes;
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE bare (owner bigint PRIMARY KEY, data bytea NOT NULL);
          ALTER TABLE bare ALTER COLUMN data SET STORAGE EXTERNAL;
          CREATE TABLE facts (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, owner bigint UNIQUE,
            content_type text, size bigint, sha256 bytea, width int, height int,
            stored_at timestamptz DEFAULT now());
          CREATE TABLE bytes (id bigint PRIMARY KEY REFERENCES facts ON DELETE CASCADE, data bytea);
          ALTER TABLE bytes ALTER COLUMN data SET STORAGE EXTERNAL
          """);
    }
    putBare();
    put();
  }

  int putBare() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO bare VALUES (1, ?)"
                    + " ON CONFLICT (owner) DO UPDATE SET data = excluded.data")) {
      statement.setBytes(1, bytes);
      return statement.executeUpdate();
    }
  }

  byte[] getBare() throws SQLException {
    return get("SELECT data FROM bare WHERE owner = 1");
  }

  int put() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM facts WHERE owner = 1");
        PreparedStatement insert =
            connection.prepareStatement(
                """
                WITH f AS (
                  INSERT INTO facts (owner, content_type, size, sha256, width, height)
                  VALUES (1, 'image/webp', ?, ?, 1024, 768) RETURNING id
                )
                INSERT INTO bytes SELECT id, ? FROM f
                """)) {
      connection.setAutoCommit(false);
      delete.executeUpdate();
      insert.setLong(1, bytes.length);
      insert.setBytes(2, Sha256.ofDigest(Sha256.newDigest().digest(bytes)).bytes());
      insert.setBytes(3, bytes);
      int inserted = insert.executeUpdate();
      connection.commit();
      connection.setAutoCommit(true);
      return inserted;
    }
  }

  byte[] get() throws SQLException {
    return get("SELECT f.*, b.data FROM facts f JOIN bytes b USING (id) WHERE owner = 1");
  }

  private byte[] get(String query) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBytes("data");
    }
  }
}

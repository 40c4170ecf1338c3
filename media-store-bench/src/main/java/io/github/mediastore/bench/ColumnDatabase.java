package io.github.mediastore.bench;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.ColumnMediaStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A picture of 150 KB in a column of a host's table, with metadata beside it. */
@State(Scope.Benchmark)
public class ColumnDatabase {

  static final MediaSlot PICTURE = MediaSlot.of("users", 1, "photo");

  private static final int PICTURE_BYTES = 150_000;

  private @Nullable PostgresDatabase database;
  private @Nullable ColumnMediaStore store;

  /** Starts PostgreSQL and stores the picture. */
  @Setup
  public void start() throws IOException, SQLException {
    database = new PostgresDatabase();
    try (Connection connection = database.pool().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE users (id bigint PRIMARY KEY, photo bytea, photo_meta jsonb);
          ALTER TABLE users ALTER photo SET STORAGE EXTERNAL;
          INSERT INTO users VALUES (1)
          """);
    }
    store =
        ColumnMediaStore.builder()
            .column("users", "photo", "users.photo")
            .metadata("photo_meta")
            .autonomous(database.pool());
    byte[] bytes = new byte[PICTURE_BYTES];
    new Random(1).nextBytes(bytes);
    store().put(PICTURE, MediaContent.of("image/webp", bytes));
  }

  /** Stops PostgreSQL. */
  @TearDown
  public void stop() throws IOException {
    Objects.requireNonNull(database, "database").close();
  }

  ColumnMediaStore store() {
    return Objects.requireNonNull(store, "store");
  }
}

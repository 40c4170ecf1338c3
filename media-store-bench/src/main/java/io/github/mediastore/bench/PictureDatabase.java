package io.github.mediastore.bench;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.JdbcMediaStore;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A picture of 150 KB, in the library's tables and in plain ones. */
@State(Scope.Benchmark)
public class PictureDatabase {

  static final MediaSlot PICTURE = MediaSlot.of("users", 1, "profile");

  private static final int PICTURE_BYTES = 150_000;

  /** Milliseconds that a network adds to each round trip. */
  @Param({"0", "1"})
  int network;

  private final byte[] bytes = new byte[PICTURE_BYTES];
  private @Nullable PostgresDatabase database;
  private @Nullable PlainTables plain;

  /** Starts PostgreSQL and stores the picture both ways. */
  @Setup
  public void start() throws IOException, SQLException {
    new Random(1).nextBytes(bytes);
    database = new PostgresDatabase(network);
    store().put(PICTURE, picture());
    plain = new PlainTables(database.pool(), bytes);
  }

  /** Stops PostgreSQL. */
  @TearDown
  public void stop() throws IOException {
    Objects.requireNonNull(database, "database").close();
  }

  JdbcMediaStore store() {
    return Objects.requireNonNull(database, "database").store();
  }

  PlainTables plain() {
    return Objects.requireNonNull(plain, "plain");
  }

  MediaContent picture() {
    return MediaContent.of("image/webp", bytes);
  }
}

package io.github.mediastore.bench.settings.measure;

/**
 * How much a database grows when a picture is stored in a slot of its own, tables and indexes
 * together. Measured on PostgreSQL 18 and held to it by a test; backups and the log are apart.
 *
 * <p>PostgreSQL cuts the bytes into pieces of 1996, of which a page of 8192 holds four, and keeps
 * an index entry for each; beside them are the rows of slot, medium, representation and chunk with
 * their indexes and the placeholder.
 */
public final class DatabaseGrowth {

  private static final int PIECE = 1996;
  private static final int BYTES_PER_PIECE = 8192 / 4 + 22;
  private static final int ROWS = 1_000;

  private DatabaseGrowth() {}

  /** Returns the bytes on disk that a picture takes. */
  public static long bytes(long pictureBytes) {
    return ROWS + (pictureBytes + PIECE - 1) / PIECE * BYTES_PER_PIECE;
  }
}

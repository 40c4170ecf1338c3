package io.github.mediastore.jdbc;

import io.github.mediastore.Placeholder;

/** Stands where the JDBC store will be. */
public final class JdbcPlaceholder {

  private JdbcPlaceholder() {}

  /**
   * Returns how many compression types the encoder offers.
   *
   * @return their number
   */
  public static int compressionTypes() {
    return Placeholder.compressionTypes().length;
  }
}

package io.github.mediastore.jdbc;

import io.github.mediastore.jdbc.internal.transactions.AutonomousTransactions;
import io.github.mediastore.jdbc.internal.transactions.JoinedTransactions;
import javax.sql.DataSource;

/**
 * Configures a {@link JdbcMediaStore}, which {@link #joining} or {@link #autonomous} then creates.
 * Not safe for several threads at once.
 */
public final class JdbcMediaStoreBuilder {

  private static final int CHUNK_SIZE = 512 << 10;

  private MediaTables tables = MediaTables.DEFAULT;
  private long maxSpooledBytes = 4L << 30;
  private boolean checksReads;
  private boolean requiresTransaction;

  JdbcMediaStoreBuilder() {}

  /**
   * Sets where the tables are. Unless set: under their plain names, where the connection's search
   * path finds them.
   *
   * @param tables PostgreSQL schema and prefix
   * @return this builder
   */
  public JdbcMediaStoreBuilder tables(MediaTables tables) {
    this.tables = tables;
    return this;
  }

  /**
   * Limits the size of an upload that is spooled to a temporary file, which happens if it is larger
   * than 512 KiB and its size is unknown or it is not repeatable. 4 GiB by default.
   *
   * @param bytes the most bytes; more are an {@link io.github.mediastore.UnreadableUploadException}
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  public JdbcMediaStoreBuilder maxSpooledBytes(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("No temporary file holds " + bytes + " bytes");
    }
    this.maxSpooledBytes = bytes;
    return this;
  }

  /**
   * Sets whether full reads are verified against the stored SHA-256, at about a millisecond per
   * megabyte. A mismatch throws {@link io.github.mediastore.MediaStorageException} before the last
   * byte. Off by default.
   *
   * @param check whether to check
   * @return this builder
   */
  public JdbcMediaStoreBuilder checkReads(boolean check) {
    this.checksReads = check;
    return this;
  }

  /**
   * Sets whether {@link #joining} refuses to write where no transaction is under way, so that a
   * {@code @Transactional} that somebody forgot is found at the first write: it throws {@link
   * IllegalStateException}. Off by default: such a write is a transaction of its own.
   *
   * @param require whether a transaction must be under way
   * @return this builder
   */
  public JdbcMediaStoreBuilder requireTransaction(boolean require) {
    this.requiresTransaction = require;
    return this;
  }

  /**
   * Makes a store that writes in the host's transaction.
   *
   * @param connections the host's connections
   * @return the store, as {@link JdbcMediaStore#joining} says
   */
  public JdbcMediaStore joining(ConnectionSource connections) {
    StoreLog.joining(StoreLog.of(tables));
    return new JdbcMediaStore(
        settings(), new JoinedTransactions(new HostConnections(connections), requiresTransaction));
  }

  /**
   * Makes a store that writes in transactions of its own.
   *
   * @param dataSource gives connections that are in no transaction
   * @return the store, as {@link JdbcMediaStore#autonomous} says
   * @throws IllegalStateException if the host's transaction is required
   */
  public JdbcMediaStore autonomous(DataSource dataSource) {
    if (requiresTransaction) {
      throw new IllegalStateException("An autonomous store has transactions of its own, always");
    }
    StoreLog.autonomous(StoreLog.of(tables));
    return new JdbcMediaStore(
        settings(), new AutonomousTransactions(HostConnections.of(dataSource)));
  }

  private StoreSettings settings() {
    return new StoreSettings(tables, CHUNK_SIZE, maxSpooledBytes, checksReads);
  }
}

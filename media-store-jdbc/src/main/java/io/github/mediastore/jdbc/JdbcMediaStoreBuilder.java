package io.github.mediastore.jdbc;

import io.github.mediastore.jdbc.internal.objects.ObjectLimit;
import io.github.mediastore.jdbc.internal.objects.installation.Trust;
import io.github.mediastore.jdbc.internal.tables.WriteNotes;
import io.github.mediastore.jdbc.internal.transactions.AutonomousTransactions;
import io.github.mediastore.jdbc.internal.transactions.JoinedTransactions;
import io.github.mediastore.jdbc.internal.transactions.OwnWrites;
import io.github.mediastore.jdbc.internal.transactions.Replica;
import io.github.mediastore.objects.ObjectStore;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

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
  private @Nullable Replica replica;
  private @Nullable OwnWrites writes;
  private @Nullable ObjectStore objects;
  private @Nullable DataSource keys;
  private long largerThan;
  private @Nullable Predicate<? super String> always;
  private @Nullable String installation;

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
   * Keeps the bytes of large media as objects, and their rows in the tables. Smaller media,
   * renditions and empty content stay in the tables, and so does what is stored already.
   *
   * <p>An object is sent before its row is written. A store that joins the host's transaction, or
   * works {@link JdbcMediaStore#on} a connection, therefore refuses such content while a
   * transaction is under way, with {@link UnstagedContentException}: {@link JdbcMediaStore#stage}
   * it before. Of content whose size is unknown, as much is spooled to a temporary file as shows
   * where it belongs.
   *
   * @param objects where the bytes are; as long as there are such media, each store on these tables
   *     needs it to read them
   * @param largerThan content with more bytes becomes an object
   * @return this builder
   * @throws IllegalArgumentException if the limit is negative
   */
  public JdbcMediaStoreBuilder objects(ObjectStore objects, long largerThan) {
    if (largerThan < 0) {
      throw new IllegalArgumentException("No content has more than " + largerThan + " bytes");
    }
    this.objects = objects;
    this.largerThan = largerThan;
    return this;
  }

  /**
   * Keeps the bytes of large media as objects, also of those that are stored within a transaction
   * of the host's without having been staged. Their keys are noted on other connections meanwhile,
   * and the host's transaction stays open until they were sent.
   *
   * @param objects as for {@link #objects(ObjectStore, long)}
   * @param largerThan as for {@link #objects(ObjectStore, long)}
   * @param keys gives connections to the same tables that are in no transaction; one is enough. Not
   *     from the pool of the host's transactions, where each might wait for a connection that
   *     another holds
   * @return this builder
   * @throws IllegalArgumentException if the limit is negative
   */
  public JdbcMediaStoreBuilder objects(ObjectStore objects, long largerThan, DataSource keys) {
    this.keys = keys;
    return objects(objects, largerThan);
  }

  /**
   * Makes objects of all content of some media types too, however small: {@code objectsOf(type ->
   * type.startsWith("video/"))}.
   *
   * @param contentTypes which media types
   * @return this builder
   */
  public JdbcMediaStoreBuilder objectsOf(Predicate<? super String> contentTypes) {
    this.always = contentTypes;
    return this;
  }

  /**
   * Sets what this installation is called, as for {@link
   * io.github.mediastore.jdbc.objects.ObjectSweep}: a copy of the database whose configuration
   * calls it something else may not write objects, and a standby that is promoted under the same
   * name may. Unless set, a standby that is promoted writes objects once it has adopted them.
   *
   * @param name such as {@code production}
   * @return this builder
   */
  public JdbcMediaStoreBuilder installation(String name) {
    this.installation = name;
    return this;
  }

  /**
   * Has reads outside a transaction answered by a streaming replica, which may be a little behind.
   * The primary answers all else: within a transaction, what is absent on the replica or a
   * versioned URL names otherwise ({@link io.github.mediastore.MediaStore#primary}), what this
   * store or another from this builder wrote until the replica has it, and everything while the
   * replica fails, with 10 s between attempts. A write costs a round trip more. See the guide to
   * replicas.
   *
   * @param dataSource gives connections to standbys of the same primary, in no transaction; should
   *     give up after a second or two where it cannot
   * @return this builder
   */
  public JdbcMediaStoreBuilder readingFrom(DataSource dataSource) {
    this.writes = new OwnWrites();
    this.replica = new Replica(HostConnections.of(dataSource), writes);
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
    return new StoreSettings(
        tables,
        CHUNK_SIZE,
        maxSpooledBytes,
        checksReads,
        large(),
        replica,
        new WriteNotes(tables::in, writes));
  }

  private @Nullable ObjectSettings large() {
    if (objects == null) {
      if (always != null) {
        throw new IllegalStateException("objectsOf says what is an object, and objects where");
      }
      return null;
    }
    ObjectLimit limit = new ObjectLimit(largerThan, always == null ? type -> false : always);
    return new ObjectSettings(objects, limit, keys, installation, new Trust());
  }
}

package io.github.mediastore.jdbc;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.internal.objects.ObjectWriter;
import io.github.mediastore.jdbc.internal.tables.ChunkWriter;
import io.github.mediastore.jdbc.internal.tables.MediaCensus;
import io.github.mediastore.jdbc.internal.tables.MediaVerifier;
import io.github.mediastore.jdbc.internal.tables.MediaWriter;
import io.github.mediastore.jdbc.internal.tables.Relocator;
import io.github.mediastore.jdbc.internal.tables.SlotLocks;
import io.github.mediastore.jdbc.internal.tables.TableVersion;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Stores media in PostgreSQL, in tables of its own that {@link MediaSchema} creates; other
 * databases are not supported.
 *
 * <p>Three factory methods define who owns the transaction of a write:
 *
 * <ul>
 *   <li>{@link #joining}: the host's own, if one is under way. The medium is committed if and only
 *       if the host's rows are.
 *   <li>{@link #autonomous}: one of the store's own for each operation, final when it returns.
 *   <li>{@link #on}: exactly this connection.
 * </ul>
 *
 * <p>Writes to one slot are serialized; readers never wait. A connection is borrowed only after the
 * content has been read into memory or a temporary file, or sent to an object store, unless it is
 * large and repeatable. Streams hold no connection. Safe for use by several threads, except what
 * {@link #on} returns.
 */
public final class JdbcMediaStore extends JdbcMediaChanges {

  private final StoreSettings settings;
  private final TableVersion version;
  private final MediaUploads uploads;
  private final MediaWriter writer;
  private final MediaVerifier verifier;
  private final MediaCensus census;
  private final JdbcMediaStore primary;

  JdbcMediaStore(StoreSettings settings, Transactions transactions) {
    this(settings, transactions, new TableVersion(settings.tables()::in));
  }

  private JdbcMediaStore(StoreSettings settings, Transactions transactions, TableVersion version) {
    super(settings, transactions, version);
    MediaTables tables = settings.tables();
    this.settings = settings;
    this.version = version;
    this.uploads = new MediaUploads(settings, transactions);
    this.writer =
        new MediaWriter(
            version, new ChunkWriter(version.sql(), settings.chunkSize()), settings.notes());
    this.verifier = new MediaVerifier(tables::in, transactions, bytes);
    this.census = new MediaCensus(tables::in);
    this.primary =
        settings.replica() == null
            ? this
            : new JdbcMediaStore(settings.onPrimary(), transactions, version);
  }

  /**
   * Makes a store that writes in the host's transaction and never commits or rolls it back. Where
   * none is under way, each write is a transaction of its own.
   *
   * <p>A conflict with another transaction is not retried, because the host's earlier work would
   * have to be repeated too. It is thrown as a transient {@link
   * io.github.mediastore.MediaStorageException}.
   *
   * @param connections the host's connections
   * @return the store
   */
  public static JdbcMediaStore joining(ConnectionSource connections) {
    return builder().joining(connections);
  }

  /**
   * Makes a store that writes each time in a transaction of its own, on a connection of its own,
   * whatever the host is doing. It retries after conflicts with other transactions.
   *
   * @param dataSource gives connections that are in no transaction; never one that joins the
   *     host's, for that would be committed too
   * @return the store
   */
  public static JdbcMediaStore autonomous(DataSource dataSource) {
    return builder().autonomous(dataSource);
  }

  /** Returns a builder, for what differs from the defaults. */
  public static JdbcMediaStoreBuilder builder() {
    return new JdbcMediaStoreBuilder();
  }

  /**
   * Returns this store bound to the given connection. In autocommit mode each write is a
   * transaction of its own, otherwise the host commits.
   *
   * @param connection the connection, which stays the host's to close
   * @return a store, and media, that live as long as the connection and are as safe for several
   *     threads as it is
   */
  public JdbcMediaStore on(Connection connection) {
    return new JdbcMediaStore(settings.onPrimary(), transactions.on(connection), version);
  }

  @Override
  public JdbcMediaStore primary() {
    return primary;
  }

  /** Returns what moves bytes between chunks and objects. */
  Relocations relocations() {
    ObjectSettings objects = settings.objects();
    @Nullable ObjectWriter objectWriter = uploads.writer();
    if (objects == null || objectWriter == null) {
      throw new IllegalStateException("This store was made without an object store");
    }
    return new Relocations(
        settings,
        transactions,
        bytes,
        new Relocator(
            settings.tables()::in, version, new SlotLocks(version.sql(), settings.notes())),
        objectWriter,
        objects.limit(),
        uploads.keys().orElseThrow());
  }

  /** Returns how contents are made ready, for those that come another way. */
  MediaUploads uploads() {
    return uploads;
  }

  /**
   * {@inheritDoc}
   *
   * <p>What becomes an object ({@link JdbcMediaStoreBuilder#objects}) is sent to the object store,
   * after a short transaction of its own.
   *
   * @throws UnstagedContentException if it becomes an object and a transaction of the host's is
   *     under way
   */
  @Override
  public StagedMedia stage(MediaContent content) {
    return uploads.stage(content);
  }

  @Override
  public MediaInfo put(MediaSlot slot, MediaContent content) {
    return uploads.store(
        "put content into " + slot, content, (c, upload) -> writer.put(c, slot, upload));
  }

  @Override
  public MediaInfo add(MediaSlot slot, MediaContent content) {
    return uploads.store(
        "add content to " + slot, content, (c, upload) -> writer.add(c, slot, upload));
  }

  /**
   * {@inheritDoc}
   *
   * <p>All of them are added or none, and nothing comes in between. Those of one chunk are in
   * memory together.
   */
  @Override
  public List<MediaInfo> addAll(MediaSlot slot, List<? extends MediaContent> contents) {
    return contents.isEmpty()
        ? List.of()
        : uploads.storeAll(
            "add %d contents to %s".formatted(contents.size(), slot),
            contents,
            (c, all) -> writer.addAll(c, slot, all));
  }

  @Override
  public MediaInfo replace(MediaId id, MediaContent content) {
    return uploads.store(
        "replace medium " + id, content, (c, upload) -> writer.replace(c, id, upload));
  }

  @Override
  public MediaInfo replace(MediaSlot slot, MediaId id, MediaContent content) {
    return uploads.store(
        "replace medium %s of %s".formatted(id, slot),
        content,
        (c, upload) -> writer.replace(c, slot, id, upload));
  }

  /**
   * Reads stored bytes again and compares them with the size and SHA-256 that were stored with
   * them. To verify everything, call it until {@link VerifiedBatch#count} is 0, passing {@link
   * VerifiedBatch#last} of each result to the next call; keep that number to resume later. Reads
   * chunk by chunk, with no connection held in between, in constant memory.
   *
   * <p>Nothing is passed over: what was stored since the oldest write began that is still open may
   * wait for a later call, and so {@link VerifiedBatch#count} may be 0 before all of that was read.
   *
   * @param after 0, or {@link VerifiedBatch#last} of the batch before
   * @param most how many representations to verify at most, at least 1
   * @return how far it got, and each damaged representation
   */
  public VerifiedBatch verify(long after, int most) {
    return verifier.verify(after, most, VerifiedBatch.Damage::new, VerifiedBatch::new);
  }

  /**
   * Returns how much is stored, where, and the disk space used. Scans all tables except the chunks.
   */
  public MediaStatistics statistics() {
    return transactions.read(
        "count what is stored",
        c ->
            new MediaStatistics(
                census.slots(c, version, MediaStatistics.SlotUse::new),
                census.tables(c, MediaStatistics.TableUse::new)));
  }
}

package io.github.mediastore.jdbc;

import io.github.mediastore.jdbc.internal.columns.Columns;
import io.github.mediastore.jdbc.internal.columns.MediaColumn;
import io.github.mediastore.jdbc.internal.columns.SlotKind;
import io.github.mediastore.jdbc.internal.transactions.AutonomousTransactions;
import io.github.mediastore.jdbc.internal.transactions.JoinedTransactions;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Configures a {@link ColumnMediaStore}: which columns of the host's tables hold the media. Not
 * safe for several threads at once.
 */
public final class ColumnMediaStoreBuilder {

  private final Map<SlotKind, MediaColumn> columns = new LinkedHashMap<>();
  private @Nullable SlotKind last;
  private boolean checksReads;
  private boolean requiresTransaction;

  ColumnMediaStoreBuilder() {}

  /**
   * Adds a {@code BYTEA} column, whose slots hold one medium at most.
   *
   * @param ownerType what slots call the kind of owner
   * @param slotName what they call the slot
   * @param column {@code table.column} or {@code schema.table.column}, as in SQL: in lower case
   *     unless in quotation marks; the table's key is its column {@code id} unless {@link #key}
   *     names another
   * @return this builder
   * @throws IllegalArgumentException if a name is not an identifier, or the slot has a column
   *     already
   */
  public ColumnMediaStoreBuilder column(String ownerType, String slotName, String column) {
    return add(MediaColumn.of(ownerType, slotName, column, "id", false));
  }

  /**
   * Adds a {@code BYTEA[]} column, whose slots hold a list of media.
   *
   * @param ownerType what slots call the kind of owner
   * @param slotName what they call the slot
   * @param column {@code table.column} or {@code schema.table.column}, as in SQL: in lower case
   *     unless in quotation marks; the table's key is its column {@code id} unless {@link #key}
   *     names another
   * @return this builder
   * @throws IllegalArgumentException if a name is not an identifier, or the slot has a column
   *     already
   */
  public ColumnMediaStoreBuilder arrayColumn(String ownerType, String slotName, String column) {
    return add(MediaColumn.of(ownerType, slotName, column, "id", true));
  }

  /**
   * Names the key of the column added last, if it is not {@code id}: the column whose value is the
   * owner's id in the slots. It is of an integer type, {@code numeric}, {@code uuid}, {@code text},
   * {@code varchar}, {@code char(n)}, {@code citext} or an enumeration, or of a domain over one of
   * them, and no two rows have the same value.
   *
   * @param key the column's name, without the table
   * @return this builder
   * @throws IllegalStateException if no column was added
   * @throws IllegalArgumentException if it is not an identifier
   */
  public ColumnMediaStoreBuilder key(String key) {
    if (last == null) {
      throw new IllegalStateException("Add a column before its key");
    }
    columns.computeIfPresent(last, (kind, column) -> column.withKey(key));
    return this;
  }

  /**
   * Gives the column added last a {@code JSONB} column of the same table for what the bytes alone
   * cannot hold: an id that no other medium ever has, content type, size, SHA-256, dimensions,
   * placeholder and time. They stand under {@code facts} and count only for bytes of the size they
   * name, so code that changes the bytes need not know of them; whatever else is there stays. A
   * trigger of {@link MediaSchema#factsTriggerSql} sees changes of equal size too.
   *
   * @param metadata the column's name, without the table
   * @return this builder
   * @throws IllegalStateException if no column was added
   * @throws IllegalArgumentException if it is not an identifier
   */
  public ColumnMediaStoreBuilder metadata(String metadata) {
    if (last == null) {
      throw new IllegalStateException("Add a column before its metadata column");
    }
    columns.computeIfPresent(last, (kind, column) -> column.withMetadata(metadata));
    return this;
  }

  /**
   * Sets whether a medium is refused whose bytes are not those that its metadata name: finding it
   * throws {@link io.github.mediastore.MediaStorageException}. Otherwise, and by default, the
   * metadata do not count, and what can be known of the bytes is worked out from them.
   *
   * @param check whether to check
   * @return this builder
   */
  public ColumnMediaStoreBuilder checkReads(boolean check) {
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
  public ColumnMediaStoreBuilder requireTransaction(boolean require) {
    this.requiresTransaction = require;
    return this;
  }

  /**
   * Makes a store that writes in the host's transaction.
   *
   * @param connections the host's connections
   * @return the store, which treats transactions as {@link JdbcMediaStore#joining} says
   */
  public ColumnMediaStore joining(ConnectionSource connections) {
    StoreLog.joining(StoreLog.of(columns.values()));
    return new ColumnMediaStore(
        new Columns(columns.values()),
        checksReads,
        new JoinedTransactions(new HostConnections(connections), requiresTransaction));
  }

  /**
   * Makes a store that writes in transactions of its own.
   *
   * @param dataSource gives connections that are in no transaction
   * @return the store, which treats transactions as {@link JdbcMediaStore#autonomous} says
   * @throws IllegalStateException if the host's transaction is required
   */
  public ColumnMediaStore autonomous(DataSource dataSource) {
    if (requiresTransaction) {
      throw new IllegalStateException("An autonomous store has transactions of its own, always");
    }
    StoreLog.autonomous(StoreLog.of(columns.values()));
    return new ColumnMediaStore(
        new Columns(columns.values()),
        checksReads,
        new AutonomousTransactions(HostConnections.of(dataSource)));
  }

  private ColumnMediaStoreBuilder add(MediaColumn column) {
    SlotKind kind = new SlotKind(column.ownerType(), column.slotName());
    if (columns.putIfAbsent(kind, column) != null) {
      throw new IllegalArgumentException("The slot %s has a column already".formatted(kind));
    }
    last = kind;
    return this;
  }
}

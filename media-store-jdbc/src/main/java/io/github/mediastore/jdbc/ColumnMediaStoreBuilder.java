package io.github.mediastore.jdbc;

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

  ColumnMediaStoreBuilder() {}

  /**
   * Adds a {@code BYTEA} column, whose slots hold one medium at most.
   *
   * @param ownerType what slots call the kind of owner
   * @param slotName what they call the slot
   * @param column {@code table.column} or {@code schema.table.column}; the table's key is its
   *     column {@code id}
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
   * @param column {@code table.column} or {@code schema.table.column}; the table's key is its
   *     column {@code id}
   * @return this builder
   * @throws IllegalArgumentException if a name is not an identifier, or the slot has a column
   *     already
   */
  public ColumnMediaStoreBuilder arrayColumn(String ownerType, String slotName, String column) {
    return add(MediaColumn.of(ownerType, slotName, column, "id", true));
  }

  /**
   * Gives the column added last a {@code JSONB} column of the same table for what the bytes alone
   * cannot hold: an id that no other medium ever has, content type, size, SHA-256, dimensions,
   * placeholder and time. Code that changes the bytes without this store must set it to null.
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
   * Makes a store that writes in the host's transaction.
   *
   * @param connections the host's connections
   * @return the store, which treats transactions as {@link JdbcMediaStore#joining} says
   */
  public ColumnMediaStore joining(ConnectionSource connections) {
    StoreLog.joining(StoreLog.of(columns.values()));
    return new ColumnMediaStore(columns, new JoinedTransactions(new HostConnections(connections)));
  }

  /**
   * Makes a store that writes in transactions of its own.
   *
   * @param dataSource gives connections that are in no transaction
   * @return the store, which treats transactions as {@link JdbcMediaStore#autonomous} says
   */
  public ColumnMediaStore autonomous(DataSource dataSource) {
    StoreLog.autonomous(StoreLog.of(columns.values()));
    return new ColumnMediaStore(
        columns, new AutonomousTransactions(HostConnections.of(dataSource)));
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

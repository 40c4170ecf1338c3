package io.github.mediastore.spring.internal.store;

import static io.github.mediastore.spring.internal.settings.Setting.required;
import static io.github.mediastore.spring.internal.settings.Setting.set;

import io.github.mediastore.jdbc.ColumnMediaStore;
import io.github.mediastore.jdbc.ColumnMediaStoreBuilder;
import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.spring.internal.settings.MediaStoreProperties.Column;
import io.github.mediastore.spring.internal.settings.MediaStoreProperties.Store;
import io.github.mediastore.spring.internal.settings.SettingsException;
import java.util.List;

/** Makes stores on columns of their properties. */
public final class ColumnStores {

  private ColumnStores() {}

  /**
   * Makes a store.
   *
   * @param name its name among the properties
   * @param columns its columns
   * @param settings what holds for all stores
   * @param connections the connections of the host's transactions
   * @throws SettingsException if a property cannot be as it is
   */
  public static ColumnMediaStore of(
      String name, List<Column> columns, Store settings, ConnectionSource connections) {
    ColumnMediaStoreBuilder builder =
        ColumnMediaStore.builder()
            .checkReads(settings.checkReads())
            .requireTransaction(settings.requireTransaction());
    for (int i = 0; i < columns.size(); i++) {
      String property = "media-store.columns.%s[%d]".formatted(name, i);
      set(property, columns.get(i), column -> add(builder, column, property));
    }
    return builder.joining(connections);
  }

  private static void add(ColumnMediaStoreBuilder builder, Column column, String property) {
    String ownerType = required(property + ".owner-type", column.ownerType());
    String slot = required(property + ".slot", column.slot());
    String name = required(property + ".column", column.column());
    if (column.array()) {
      builder.arrayColumn(ownerType, slot, name);
    } else {
      builder.column(ownerType, slot, name);
    }
    builder.key(column.key());
    if (column.metadata() != null) {
      builder.metadata(column.metadata());
    }
  }
}

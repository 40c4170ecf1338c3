package io.github.mediastore.spring.internal.store;

import static io.github.mediastore.spring.internal.settings.Setting.set;

import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.JdbcMediaStoreBuilder;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.spring.internal.settings.MediaStoreProperties.Store;
import io.github.mediastore.spring.internal.settings.ObjectsProperties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes the store on the library's own tables of its properties. */
public final class TableStores {

  private TableStores() {}

  /**
   * Makes the store.
   *
   * @param settings how media are stored
   * @param tables where the tables are
   * @param outside what becomes an object
   * @param objects where objects are; null if there is no object store
   * @param replica what is read from outside transactions; null if that is the primary
   * @param connections the connections of the host's transactions
   */
  public static JdbcMediaStore of(
      Store settings,
      MediaTables tables,
      ObjectsProperties outside,
      @Nullable ObjectStore objects,
      @Nullable DataSource replica,
      ConnectionSource connections) {
    JdbcMediaStoreBuilder builder =
        JdbcMediaStore.builder()
            .tables(tables)
            .checkReads(settings.checkReads())
            .maxSpooledBytes(settings.maxSpooledSize().toBytes())
            .requireTransaction(settings.requireTransaction());
    if (objects != null) {
      set(
          ObjectsProperties.PREFIX + ".larger-than",
          outside.largerThan(),
          size -> builder.objects(objects, size.toBytes()));
      builder.objectsOf(type -> outside.types().stream().anyMatch(type::startsWith));
    }
    if (outside.installation() != null) {
      builder.installation(outside.installation());
    }
    if (replica != null) {
      builder.readingFrom(replica);
    }
    return builder.joining(connections);
  }
}

package io.github.mediastore.spring.internal.autoconfigure;

import io.github.mediastore.MediaListener;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.jdbc.ColumnMediaStore;
import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.spring.internal.metrics.Listeners;
import io.github.mediastore.spring.internal.settings.MediaStoreProperties;
import io.github.mediastore.spring.internal.store.ColumnStores;
import java.util.List;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;

/** Makes the store of one name in {@code media-store.columns}. */
final class ColumnStoreFactory implements FactoryBean<ObservedMediaStore<ColumnMediaStore>> {

  private final ObservedMediaStore<ColumnMediaStore> store;

  ColumnStoreFactory(
      String name,
      MediaStoreProperties properties,
      ConnectionSource connections,
      ObjectProvider<MediaListener> listeners) {
    this.store =
        ObservedMediaStore.of(
            ColumnStores.of(
                name,
                properties.columns().getOrDefault(name, List.of()),
                properties.store(),
                connections),
            new Listeners(listeners::orderedStream));
  }

  @Override
  public ObservedMediaStore<ColumnMediaStore> getObject() {
    return store;
  }

  @Override
  public Class<?> getObjectType() {
    return ObservedMediaStore.class;
  }
}

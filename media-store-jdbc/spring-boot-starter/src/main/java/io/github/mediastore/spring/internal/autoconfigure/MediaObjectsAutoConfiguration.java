package io.github.mediastore.spring.internal.autoconfigure;

import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.spring.internal.objects.ObjectStores;
import io.github.mediastore.spring.internal.settings.ObjectsProperties;
import io.github.mediastore.spring.internal.store.MediaDataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** The object store that properties describe, unless the application has one. */
@AutoConfiguration(after = MediaStoreAutoConfiguration.class)
@ConditionalOnBean(MediaDataSource.class)
public final class MediaObjectsAutoConfiguration {

  /** Made by Spring. */
  MediaObjectsAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  @Conditional(OnObjects.Store.class)
  ObjectStore mediaObjectStore(
      ObjectsProperties properties, ConfigurableListableBeanFactory beans) {
    return ObjectStores.of(properties, beans);
  }
}

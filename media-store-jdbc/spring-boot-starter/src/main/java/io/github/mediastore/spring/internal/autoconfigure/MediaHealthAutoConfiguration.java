package io.github.mediastore.spring.internal.autoconfigure;

import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.spring.internal.health.Boot3Health;
import io.github.mediastore.spring.internal.health.Boot4Health;
import io.github.mediastore.spring.internal.health.StoreHealth;
import io.github.mediastore.spring.internal.objects.ObjectStores;
import io.github.mediastore.spring.internal.store.MediaDataSource;
import io.github.mediastore.spring.internal.store.TablesAtStart;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The health of the store on the library's own tables. Boot 4 has other types for it than 3. */
@AutoConfiguration(
    after = {
      MediaStoreAutoConfiguration.class,
      MediaCompressorAutoConfiguration.class,
      MediaObjectsAutoConfiguration.class
    })
@ConditionalOnBean(TablesAtStart.class)
@ConditionalOnProperty(name = "management.health.media-store.enabled", matchIfMissing = true)
public final class MediaHealthAutoConfiguration {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Made by Spring. */
  MediaHealthAutoConfiguration() {}

  private static StoreHealth health(
      MediaSchema schema,
      MediaDataSource chosen,
      ObjectProvider<ImageCompressor> compressor,
      ConfigurableListableBeanFactory beans) {
    return new StoreHealth(
        schema, chosen.dataSource(), compressor::getIfAvailable, ObjectStores.choose(beans), LIMIT);
  }

  /** Boot 3. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.health.AbstractHealthIndicator")
  static class OnBoot3 {

    @Bean
    @ConditionalOnMissingBean(name = "mediaStoreHealthIndicator")
    Boot3Health mediaStoreHealthIndicator(
        MediaSchema schema,
        MediaDataSource chosen,
        ObjectProvider<ImageCompressor> compressor,
        ConfigurableListableBeanFactory beans) {
      return new Boot3Health(health(schema, chosen, compressor, beans));
    }
  }

  /** Boot 4. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.AbstractHealthIndicator")
  static class OnBoot4 {

    @Bean
    @ConditionalOnMissingBean(name = "mediaStoreHealthIndicator")
    Boot4Health mediaStoreHealthIndicator(
        MediaSchema schema,
        MediaDataSource chosen,
        ObjectProvider<ImageCompressor> compressor,
        ConfigurableListableBeanFactory beans) {
      return new Boot4Health(health(schema, chosen, compressor, beans));
    }
  }
}

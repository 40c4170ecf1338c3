package io.github.mediastore.spring.internal.autoconfigure;

import io.github.mediastore.MediaStore;
import io.github.mediastore.spring.internal.metrics.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Meters, where there is a registry for them. */
@AutoConfiguration(
    after = {MediaStoreAutoConfiguration.class, MediaObservationAutoConfiguration.class},
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({MeterRegistry.class, MediaStore.class})
@ConditionalOnProperty(name = "media-store.enabled", matchIfMissing = true)
public final class MediaMetricsAutoConfiguration {

  /** Made by Spring. */
  MediaMetricsAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  Meters mediaMeters(MeterRegistry registry, ListableBeanFactory beans) {
    boolean areObserved = beans.containsBean("mediaObservations");
    return new Meters(registry, !areObserved);
  }
}

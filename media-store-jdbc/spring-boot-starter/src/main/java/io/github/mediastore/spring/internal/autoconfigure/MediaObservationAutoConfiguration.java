package io.github.mediastore.spring.internal.autoconfigure;

import io.github.mediastore.MediaStore;
import io.github.mediastore.spring.internal.metrics.Observations;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Observations, where there is a registry for them. */
@AutoConfiguration(
    after = {MediaStoreAutoConfiguration.class, MediaColumnsAutoConfiguration.class},
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
    })
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean({ObservationRegistry.class, MediaStore.class})
@ConditionalOnProperty(name = "media-store.enabled", matchIfMissing = true)
public final class MediaObservationAutoConfiguration {

  /** Made by Spring. */
  MediaObservationAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  Observations mediaObservations(ObservationRegistry registry) {
    return new Observations(registry);
  }
}

package io.github.mediastore.examples.parts.media;

import io.github.mediastore.objects.ObjectStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the page has to know of the object store for videos, if there is one. The starter makes it,
 * as {@code media-store.objects} in {@code application.yaml} describes it, and sweeps it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VideoPlace.class)
class VideoObjects {

  @Bean
  VideoOrigins videoOrigins(ObjectProvider<ObjectStore> objects) {
    return VideoOrigins.of(objects.getIfUnique());
  }
}

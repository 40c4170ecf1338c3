package io.github.mediastore.spring.internal.autoconfigure;

import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.spring.internal.metrics.AnswerListener;
import io.github.mediastore.spring.internal.settings.HttpProperties;
import io.github.mediastore.spring.internal.settings.HttpSettings;
import io.github.mediastore.spring.internal.webflux.CompressedImageArgument;
import io.github.mediastore.spring.internal.webflux.MediaAnswerResultHandler;
import io.github.mediastore.spring.internal.webflux.ReactiveProblems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.core.publisher.Mono;

/** Serving, uploads and problem details in Spring WebFlux. */
@AutoConfiguration(
    after = {MediaStoreAutoConfiguration.class, MediaCompressorAutoConfiguration.class})
@ConditionalOnClass({WebFluxConfigurer.class, Mono.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean(MediaStore.class)
@ConditionalOnProperty(name = "media-store.enabled", matchIfMissing = true)
@EnableConfigurationProperties(HttpProperties.class)
public final class MediaWebFluxAutoConfiguration {

  /** Made by Spring. */
  MediaWebFluxAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  CachePolicy mediaCachePolicy(HttpProperties properties) {
    return HttpSettings.cachePolicy(properties);
  }

  @Bean
  MediaAnswerResultHandler mediaAnswerResultHandler(
      ObjectProvider<MediaStore> store,
      ObjectProvider<CachePolicy> cachePolicy,
      ObjectProvider<AnswerListener> listeners) {
    return new MediaAnswerResultHandler(
        store::getObject, cachePolicy::getObject, listeners::stream);
  }

  @Bean
  WebFluxConfigurer mediaUploads(ObjectProvider<ImageCompressor> compressor) {
    return new WebFluxConfigurer() {
      @Override
      public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(new CompressedImageArgument(compressor::getObject));
      }
    };
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty(name = "media-store.http.problem-details", matchIfMissing = true)
  ReactiveProblems mediaReactiveProblems() {
    return new ReactiveProblems();
  }
}

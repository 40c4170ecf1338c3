package io.github.mediastore.spring.internal.autoconfigure;

import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.spring.MediaAccess;
import io.github.mediastore.spring.internal.metrics.AnswerListener;
import io.github.mediastore.spring.internal.settings.HttpProperties;
import io.github.mediastore.spring.internal.settings.HttpSettings;
import io.github.mediastore.spring.internal.settings.SettingsException;
import io.github.mediastore.spring.internal.web.CompressedImageResolver;
import io.github.mediastore.spring.internal.web.HandlersFirst;
import io.github.mediastore.spring.internal.web.MediaAnswerHandler;
import io.github.mediastore.spring.internal.web.MediaEndpoint;
import io.github.mediastore.spring.internal.web.MediaProblems;
import io.github.mediastore.spring.internal.web.MultipartLimits;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Serving, uploads and problem details in Spring MVC. */
@AutoConfiguration(
    after = {MediaStoreAutoConfiguration.class, MediaCompressorAutoConfiguration.class},
    afterName = {
      "org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
      "org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration",
      "org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration"
    })
@ConditionalOnClass({RequestMappingHandlerAdapter.class, MultipartConfigElement.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(MediaStore.class)
@ConditionalOnProperty(name = "media-store.enabled", matchIfMissing = true)
@EnableConfigurationProperties(HttpProperties.class)
public final class MediaMvcAutoConfiguration {

  /** Made by Spring. */
  MediaMvcAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  CachePolicy mediaCachePolicy(HttpProperties properties) {
    return HttpSettings.cachePolicy(properties);
  }

  /** Static, and with providers only: it is made before every other bean. */
  @Bean
  static HandlersFirst mediaHandlersFirst(
      ObjectProvider<MediaStore> store,
      ObjectProvider<ImageCompressor> compressor,
      ObjectProvider<CachePolicy> cachePolicy,
      ObjectProvider<AnswerListener> listeners) {
    return new HandlersFirst(
        new MediaAnswerHandler(store::getObject, cachePolicy::getObject, listeners::stream),
        new CompressedImageResolver(compressor::getObject));
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty(name = "media-store.http.problem-details", matchIfMissing = true)
  MediaProblems mediaProblems() {
    return new MediaProblems();
  }

  @Bean
  @ConditionalOnProperty("media-store.http.endpoint.enabled")
  MediaEndpoint mediaEndpoint(
      MediaStore store, ObjectProvider<MediaAccess> access, CachePolicy cachePolicy) {
    return new MediaEndpoint(
        store,
        access.stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new SettingsException(
                        "media-store.http.endpoint.enabled is true, and nothing says who may read"
                            + " which media",
                        "Add a bean of type io.github.mediastore.spring.MediaAccess, or set"
                            + " media-store.http.endpoint.enabled=false.",
                        null)),
        cachePolicy);
  }

  @Bean
  SmartInitializingSingleton mediaMultipartLimits(
      ObjectProvider<MultipartConfigElement> limits,
      ObjectProvider<CompressionSettings> settings,
      Environment environment) {
    return () ->
        limits.ifAvailable(
            server ->
                settings.ifAvailable(
                    ours -> MultipartLimits.check(server, ours.maxInputBytes(), environment)));
  }
}

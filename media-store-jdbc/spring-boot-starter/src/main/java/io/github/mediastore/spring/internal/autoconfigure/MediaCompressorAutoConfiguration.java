package io.github.mediastore.spring.internal.autoconfigure;

import io.github.mediastore.MediaListener;
import io.github.mediastore.MediaStore;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.ObservedImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.spring.internal.metrics.Listeners;
import io.github.mediastore.spring.internal.settings.CompressorProperties;
import io.github.mediastore.spring.internal.settings.CompressorSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

/** The compressor, wherever there is a store, the application's own or ours. */
@AutoConfiguration(after = {MediaStoreAutoConfiguration.class, MediaColumnsAutoConfiguration.class})
@ConditionalOnBean(MediaStore.class)
@ConditionalOnProperty(name = "media-store.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CompressorProperties.class)
public final class MediaCompressorAutoConfiguration {

  /** Made by Spring. */
  MediaCompressorAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  CompressionSettings mediaCompressionSettings(CompressorProperties properties) {
    return CompressorSettings.of(properties);
  }

  @Bean
  @ConditionalOnMissingBean
  ImageCompressor imageCompressor(
      CompressionSettings settings, ObjectProvider<MediaListener> listeners) {
    return ObservedImageCompressor.of(
        WebpImageCompressor.with(settings), new Listeners(listeners::orderedStream));
  }

  @Bean
  @ConditionalOnProperty("media-store.compressor.warm-up")
  ApplicationListener<ApplicationReadyEvent> mediaWarmUp() {
    return new WarmUp();
  }
}

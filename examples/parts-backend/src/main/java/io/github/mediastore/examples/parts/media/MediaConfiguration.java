package io.github.mediastore.examples.parts.media;

import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.WebpImageCompressor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The two compressors, of the settings below {@code media-store.compressor}. The stores are the
 * starter's, as {@code application.yaml} describes them.
 */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

  @Bean
  WebpImageCompressor photoCompressor(CompressionSettings settings) {
    return WebpImageCompressor.with(settings);
  }

  /** Logos keep their transparency, for dark pages, and are lossless where that is smaller. */
  @Bean
  WebpImageCompressor logoCompressor(CompressionSettings settings) {
    return WebpImageCompressor.with(
        settings.toBuilder().keepAlpha(true).losslessWhenSmaller(true).build());
  }
}

package io.github.mediastore.examples.parts.media;

import io.github.mediastore.image.Fit;
import io.github.mediastore.image.Focus;
import io.github.mediastore.image.WebpImageCompressor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The compressors, of the settings below {@code media-store.compressor} and of what is accepted.
 * The stores are the starter's, as {@code application.yaml} describes them.
 */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

  @Bean
  WebpImageCompressor photoCompressor(AcceptedPictures accepted) {
    return WebpImageCompressor.with(accepted.settings());
  }

  /** Profile photos are squares, around what people would look at unless somebody chose a point. */
  @Bean
  WebpImageCompressor avatarCompressor(AcceptedPictures accepted) {
    return WebpImageCompressor.with(
        accepted.settings().toBuilder().fit(Fit.cover(512, 512)).focus(Focus.ATTENTION).build());
  }

  /** Pictures of galleries have thumbnails of one shape beside them, from the same decode. */
  @Bean
  WebpImageCompressor galleryCompressor(AcceptedPictures accepted) {
    return WebpImageCompressor.with(
        accepted.settings().toBuilder()
            .rendition(Thumbnails.SMALL, Fit.cover(320, 240))
            .rendition(Thumbnails.LARGE, Fit.cover(640, 480))
            .build());
  }

  /** Logos keep their transparency, for dark pages, and are lossless where that is smaller. */
  @Bean
  WebpImageCompressor logoCompressor(AcceptedPictures accepted) {
    return WebpImageCompressor.with(
        accepted.settings().toBuilder().keepAlpha(true).losslessWhenSmaller(true).build());
  }
}

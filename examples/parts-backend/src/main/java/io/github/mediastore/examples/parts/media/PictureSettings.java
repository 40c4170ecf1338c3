package io.github.mediastore.examples.parts.media;

import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.Fit;
import io.github.mediastore.image.Focus;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How uploaded pictures are compressed.
 *
 * @param maxDimension the most pixels the longer side of a result has
 * @param maxBytes the most bytes a result has
 * @param admissionTimeout how long an upload waits for memory and a processor
 * @param mostAtOnce how many pictures may be compressed or wait for it, in all requests
 */
@ConfigurationProperties("parts.pictures")
record PictureSettings(
    @DefaultValue("1024") int maxDimension,
    @DefaultValue("500000") int maxBytes,
    @DefaultValue("30s") Duration admissionTimeout,
    @DefaultValue("60") int mostAtOnce) {

  CompressionSettings photos() {
    return CompressionSettings.builder()
        .maxDimension(maxDimension)
        .maxBytes(maxBytes)
        .admissionTimeout(admissionTimeout)
        .build();
  }

  /** Pictures of galleries have thumbnails of one shape beside them, from the same decode. */
  CompressionSettings gallery() {
    return photos().toBuilder()
        .rendition(Thumbnails.SMALL, Fit.cover(320, 240))
        .rendition(Thumbnails.LARGE, Fit.cover(640, 480))
        .build();
  }

  /** Profile photos are squares, around what people would look at unless somebody chose a point. */
  CompressionSettings avatars() {
    return photos().toBuilder().fit(Fit.cover(512, 512)).focus(Focus.ATTENTION).build();
  }

  /** Logos keep their transparency, for dark pages, and are lossless where that is smaller. */
  CompressionSettings logos() {
    return photos().toBuilder().keepAlpha(true).losslessWhenSmaller(true).build();
  }
}

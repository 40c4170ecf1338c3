package io.github.mediastore.spring.internal.settings;

import io.github.mediastore.image.CompressionSettings.Effort;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the compressor. What is not set is as the library has it.
 *
 * @param maxDimension Most pixels of the longer side; larger pictures are scaled down; 1024 by
 *     default
 * @param maxBytes Limit that every result keeps; 500000B by default
 * @param qualities WebP qualities to try, falling; 85, 75, 60, 50, 40 by default
 * @param keepAlpha Whether transparency is kept and not laid on the matte
 * @param matte Colour under transparent pixels, as #RRGGBB; #FFFFFF by default
 * @param losslessWhenSmaller Whether lossless WebP is tried for pictures of few colours
 * @param effort How hard the encoder tries; balanced by default
 * @param maxInputSize Most bytes of an upload; 40MB by default
 * @param maxInputPixels Most pixels of an upload; 100 million by default
 * @param maxInputSide Most pixels of a side of an upload; 65500 by default
 * @param acceptTruncated Whether pictures that are cut off are accepted as far as they go
 * @param admissionTimeout How long an upload may wait for memory and a processor; 30s by default
 * @param focus What stays in view when a picture is cut, unless the upload says; centre by default
 * @param renditions Smaller sizes to make of each picture, by name
 * @param warmUp Whether a generated photo is compressed in the background when the application has
 *     started, so that the first upload is as fast as the next
 */
@ConfigurationProperties("media-store.compressor")
public record CompressorProperties(
    @Nullable Integer maxDimension,
    @Nullable DataSize maxBytes,
    @Nullable List<Integer> qualities,
    @Nullable Boolean keepAlpha,
    @Nullable String matte,
    @Nullable Boolean losslessWhenSmaller,
    @Nullable Effort effort,
    @Nullable DataSize maxInputSize,
    @Nullable Long maxInputPixels,
    @Nullable Integer maxInputSide,
    @Nullable Boolean acceptTruncated,
    @Nullable Duration admissionTimeout,
    @Nullable FocusKind focus,
    @DefaultValue Map<String, Rendition> renditions,
    @DefaultValue("false") boolean warmUp) {

  /**
   * A smaller size; one of the first three is set.
   *
   * @param maxDimension Most pixels of the longer side, less than those of the picture
   * @param cover A shape that the picture fills, such as 128x128; what is too much is cut off
   * @param contain A shape that the whole picture fits into, such as 640x360; the rest is matte
   * @param maxBytes Limit that it keeps; by default as many bytes to a pixel as the picture
   */
  public record Rendition(
      @Nullable Integer maxDimension,
      @Nullable String cover,
      @Nullable String contain,
      @Nullable DataSize maxBytes) {}

  /** What stays in view when a picture is cut, unless an upload says. */
  public enum FocusKind {
    /** The middle. */
    CENTRE,
    /** What people would look at. */
    ATTENTION
  }
}

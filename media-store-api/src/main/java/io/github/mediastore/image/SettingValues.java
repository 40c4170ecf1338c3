package io.github.mediastore.image;

import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.image.CompressionSettings.Effort;
import java.time.Duration;
import java.util.List;
import javax.imageio.spi.ImageReaderSpi;
import org.jspecify.annotations.Nullable;

/**
 * What {@link CompressionSettings} hold, with the defaults; a builder changes a copy of its own.
 */
final class SettingValues {

  Fit fit = Fit.inside(1024);
  List<Integer> qualities = List.of(85, 75, 60, 50, 40);
  Focus focus = Focus.CENTRE;
  int maxBytes = 500_000;
  int matte = 0xFFFFFF;
  boolean keepAlpha;
  boolean losslessWhenSmaller;
  Effort effort = Effort.BALANCED;
  int maxInputBytes = 40 << 20;
  long maxInputPixels = 100_000_000;
  int maxInputSide = 65_500;
  boolean acceptTruncated;
  Duration admissionTimeout = Duration.ofSeconds(30);
  AskedRenditions renditions = AskedRenditions.NONE;
  List<ImageReaderSpi> readers = List.of();
  @Nullable ExternalDecoder decoder;

  SettingValues() {}

  SettingValues(SettingValues other) {
    this.fit = other.fit;
    this.focus = other.focus;
    this.qualities = other.qualities;
    this.maxBytes = other.maxBytes;
    this.matte = other.matte;
    this.keepAlpha = other.keepAlpha;
    this.losslessWhenSmaller = other.losslessWhenSmaller;
    this.effort = other.effort;
    this.maxInputBytes = other.maxInputBytes;
    this.maxInputPixels = other.maxInputPixels;
    this.maxInputSide = other.maxInputSide;
    this.acceptTruncated = other.acceptTruncated;
    this.admissionTimeout = other.admissionTimeout;
    this.renditions = other.renditions;
    this.readers = other.readers;
    this.decoder = other.decoder;
  }
}

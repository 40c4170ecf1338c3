package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.png.PngDecoder;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.raster.ViewPlan;
import java.io.IOException;
import java.util.List;

/** Decodes PNG row by row straight to the target. */
final class PngPictureDecoder implements PictureDecoder {

  private static final int MOST_CHANNELS = 4;
  private static final int BYTES_PER_SAMPLE = 2;
  private static final long FIXED_MEMORY = 1 << 18;

  /** How much more an interlaced picture takes to be read. */
  private static final long INTERLACED = 4;

  private final DecodeLimits limits;
  private final boolean acceptTruncated;

  PngPictureDecoder(CompressionSettings settings) {
    this.limits = new DecodeLimits(settings.maxInputPixels(), settings.maxInputSide());
    this.acceptTruncated = settings.acceptTruncated();
  }

  /**
   * Two rows of the file, one of samples, and what the resampler holds. An interlaced picture has
   * an inflater for each of its seven passes, and their rows have 2.75 times as many pixels.
   */
  @Override
  public long memory(ImageHeader header, List<View> views) {
    Dimensions stored = header.dimensions();
    long rows = (2L * BYTES_PER_SAMPLE + 1) * MOST_CHANNELS * stored.width();
    long resampling = new ViewPlan(views).memory(stored.width(), stored.height());
    long reading = (header.isProgressive() ? INTERLACED : 1) * (FIXED_MEMORY + rows);
    return reading + MOST_CHANNELS * resampling;
  }

  @Override
  public List<Picture> decode(byte[] upload, ImageHeader header, List<View> views)
      throws IOException {
    return PngDecoder.open(upload, limits).decode(views, acceptTruncated);
  }
}

package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.bmp.BmpDecoder;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.raster.ViewPlan;
import java.io.IOException;
import java.util.List;

/** Decodes BMP row by row straight to the target. */
final class BmpPictureDecoder implements PictureDecoder {

  private static final long FIXED_MEMORY = 1 << 16;
  private static final int COLOURS = 3;

  private final DecodeLimits limits;
  private final boolean acceptTruncated;

  BmpPictureDecoder(CompressionSettings settings) {
    this.limits = new DecodeLimits(settings.maxInputPixels(), settings.maxInputSide());
    this.acceptTruncated = settings.acceptTruncated();
  }

  /** A row of samples and indexes, where each row begins, and what the resampler holds. */
  @Override
  public long memory(ImageHeader header, List<View> views) {
    Dimensions stored = header.dimensions();
    int channels = header.hasAlpha() ? COLOURS + 1 : COLOURS;
    long row = (channels + 1L) * stored.width();
    long starts = 2L * Integer.BYTES * stored.height();
    long resampling = new ViewPlan(views).memory(stored.width(), stored.height());
    return FIXED_MEMORY + row + starts + channels * resampling;
  }

  @Override
  public List<Picture> decode(byte[] upload, ImageHeader header, List<View> views)
      throws IOException {
    return BmpDecoder.open(upload, limits).decode(views, acceptTruncated);
  }
}

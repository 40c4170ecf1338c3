package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.bmp.BmpDecoder;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Resampler;
import java.io.IOException;

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
  public long memory(ImageHeader header, Dimensions target) {
    Dimensions stored = header.dimensions();
    int channels = header.hasAlpha() ? COLOURS + 1 : COLOURS;
    long row = (channels + 1L) * stored.width();
    long starts = 2L * Integer.BYTES * stored.height();
    long resampling =
        Resampler.memory(stored.width(), stored.height(), target.width(), target.height());
    return FIXED_MEMORY + row + starts + channels * resampling;
  }

  @Override
  public Picture decode(byte[] upload, ImageHeader header, Dimensions target) throws IOException {
    return BmpDecoder.open(upload, limits).decode(target.width(), target.height(), acceptTruncated);
  }
}

package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.gif.GifDecoder;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.View;
import java.io.IOException;
import java.util.List;

/** Decodes the first frame of a GIF row by row straight to the target, interlaced or not. */
final class GifPictureDecoder implements PictureDecoder {

  private final DecodeLimits limits;
  private final boolean acceptTruncated;

  GifPictureDecoder(CompressionSettings settings) {
    this.limits = new DecodeLimits(settings.maxInputPixels(), settings.maxInputSide());
    this.acceptTruncated = settings.acceptTruncated();
  }

  @Override
  public long memory(ImageHeader header, List<View> views) {
    Dimensions canvas = header.dimensions();
    return GifDecoder.memory(canvas.width(), canvas.height(), views);
  }

  @Override
  public List<Picture> decode(byte[] upload, ImageHeader header, List<View> views)
      throws IOException {
    return GifDecoder.open(upload, limits).decode(views, acceptTruncated);
  }
}

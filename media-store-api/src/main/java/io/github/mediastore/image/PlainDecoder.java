package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.imageio.ImageIoDecoder;
import io.github.mediastore.internal.raster.Picture;
import java.io.IOException;

/** Decodes at full size through ImageIO. */
final class PlainDecoder implements PictureDecoder {

  private final ImageIoDecoder decoder;

  PlainDecoder(ImageIoDecoder decoder) {
    this.decoder = decoder;
  }

  /** The reader's picture and our planes, both whole. */
  @Override
  public long memory(ImageHeader header, Dimensions target) {
    int bytesPerSample = header.bitsPerSample() > 8 ? 2 : 1;
    return header.dimensions().pixels() * (4L * bytesPerSample + 4);
  }

  @Override
  public Picture decode(byte[] upload, ImageHeader header, Dimensions target) throws IOException {
    return decoder.decode(upload);
  }
}

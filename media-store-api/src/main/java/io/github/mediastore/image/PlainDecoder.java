package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.header.FrameArea;
import io.github.mediastore.internal.header.GifDetails;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.imageio.FramePlacement;
import io.github.mediastore.internal.imageio.ImageIoDecoder;
import io.github.mediastore.internal.raster.Picture;
import java.io.IOException;

/** Decodes at full size with a reader of the JDK. */
final class PlainDecoder implements PictureDecoder {

  private final ImageIoDecoder decoder;

  PlainDecoder(String format) {
    this.decoder = ImageIoDecoder.ofJdk(format);
  }

  /** The reader's picture and our planes, both whole. */
  @Override
  public long memory(ImageHeader header, Dimensions target) {
    int bytesPerSample = header.bitsPerSample() > 8 ? 2 : 1;
    return header.dimensions().pixels() * (4L * bytesPerSample + 4);
  }

  @Override
  public Picture decode(byte[] upload, ImageHeader header, Dimensions target) throws IOException {
    FramePlacement placement =
        header.details() instanceof GifDetails gif
            ? on(header.dimensions(), gif.firstFrame())
            : FramePlacement.NONE;
    return decoder.decode(upload, param -> {}, placement);
  }

  static FramePlacement on(Dimensions canvas, FrameArea frame) {
    return new FramePlacement(canvas, frame.x(), frame.y());
  }
}

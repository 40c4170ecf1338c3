package io.github.mediastore.internal.bmp;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.PackedPixels;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.raster.PremultipliedPlanes;
import java.util.List;

/** Decodes BMP files at their own size. */
final class Bmp {

  private Bmp() {}

  static Picture decode(byte[] bmp) throws DecodeException {
    return decode(bmp, false);
  }

  static Picture decode(byte[] bmp, boolean acceptTruncated) throws DecodeException {
    BmpDecoder decoder = BmpDecoder.open(bmp, DecodeLimits.DEFAULT);
    BmpHeader header = decoder.header();
    return decoder.decode(header.width(), (int) header.height(), acceptTruncated);
  }

  /** Returns the pixels {@code 0xAARRGGBB}, not premultiplied, row by row. */
  static int[] pixels(byte[] bmp) throws DecodeException {
    return pixels(decode(bmp));
  }

  static int[] pixels(Picture picture) {
    List<Plane> planes = picture.planes();
    if (planes.size() == 1) {
      return PackedPixels.ofGrey(planes.get(0));
    }
    return picture.alpha() == null
        ? PackedPixels.of(planes.get(0), planes.get(1), planes.get(2))
        : new PremultipliedPlanes(picture.alpha(), planes.get(0), planes.get(1), planes.get(2))
            .toPixels();
  }

  static DecodeException refusal(byte[] bmp) {
    return catchThrowableOfType(DecodeException.class, () -> decode(bmp));
  }
}

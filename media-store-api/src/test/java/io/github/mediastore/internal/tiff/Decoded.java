package io.github.mediastore.internal.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Plane;
import java.util.List;

/** What the decoder makes of a file at its own size. */
record Decoded(Picture picture) {

  static Decoded of(byte[] tiff) throws DecodeException {
    return of(tiff, false);
  }

  static Decoded of(byte[] tiff, boolean acceptDamaged) throws DecodeException {
    TiffDecoder decoder = TiffDecoder.open(tiff, DecodeLimits.DEFAULT);
    return new Decoded(decoder.decode(decoder.width(), decoder.height(), acceptDamaged));
  }

  /** Returns why a file is refused; fails if it is not. */
  static DecodeException refusal(byte[] tiff) {
    DecodeException refused = catchThrowableOfType(DecodeException.class, () -> of(tiff));
    assertThat(refused).isNotNull();
    return refused;
  }

  /** Returns a sample of a colour's plane, 0 to 255. */
  int at(int plane, int x, int y) {
    return sample(picture.planes().get(plane), x, y);
  }

  /** Returns a sample of the opacity, 255 where there is none. */
  int alphaAt(int x, int y) {
    return picture.alpha() == null ? 255 : sample(picture.alpha(), x, y);
  }

  List<Integer> pixel(int x, int y) {
    return picture.planes().stream().map(plane -> sample(plane, x, y)).toList();
  }

  private static int sample(Plane plane, int x, int y) {
    return plane.samples()[y * plane.stride() + x] & 0xFF;
  }
}

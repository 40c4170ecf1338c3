package io.github.mediastore.internal.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.header.HeaderLimits;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.ImageHeaderReader;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.PackedPixels;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.raster.PremultipliedPlanes;
import java.io.IOException;
import java.util.List;

/** Decodes GIFs at their own size, and holds the header reader to what the decoder says. */
final class Decoding {

  private Decoding() {}

  /** Returns the pixels {@code 0xAARRGGBB} of a GIF. */
  static int[] pixels(byte[] gif) throws IOException {
    return pixels(gif, false);
  }

  /** Returns as many pixels of a damaged GIF as there are. */
  static int[] pixelsOfDamaged(byte[] gif) throws IOException {
    return pixels(gif, true);
  }

  private static int[] pixels(byte[] gif, boolean acceptDamaged) throws IOException {
    GifDecoder decoder = GifDecoder.open(gif, DecodeLimits.DEFAULT);
    ImageHeader header = header(gif);
    assertThat(header.dimensions()).hasToString(decoder.width() + " x " + decoder.height());
    assertThat(header.hasAlpha()).isEqualTo(decoder.hasAlpha());
    Picture picture = decoder.decode(decoder.width(), decoder.height(), acceptDamaged);
    assertThat(picture.alpha() != null).isEqualTo(decoder.hasAlpha());
    return pixels(picture);
  }

  /** Returns the header that an upload is judged by. */
  static ImageHeader header(byte[] gif) throws IOException {
    UploadBuffer upload = UploadBuffer.of(gif, Integer.MAX_VALUE);
    return ImageHeaderReader.complete(
        ImageHeaderReader.read(upload, HeaderLimits.DEFAULT), upload, HeaderLimits.DEFAULT);
  }

  private static int[] pixels(Picture picture) {
    List<Plane> planes = picture.planes();
    Plane first = planes.get(0);
    Plane second = planes.get(planes.size() / 2);
    Plane third = planes.get(planes.size() - 1);
    Plane alpha = picture.alpha();
    return alpha == null
        ? PackedPixels.of(first, second, third)
        : new PremultipliedPlanes(alpha, first, second, third).toPixels();
  }

  /** Returns how the decoder refuses a GIF. */
  static DecodeException refusal(byte[] gif) {
    return catchThrowableOfType(
        DecodeException.class,
        () -> GifDecoder.open(gif, DecodeLimits.DEFAULT).decode(3, 3, false));
  }
}

package io.github.mediastore.image;

import io.github.mediastore.internal.header.ImageFormat;
import java.util.Map;
import java.util.Objects;

/** Which decoder each accepted format goes to. */
final class Decoders {

  private final Map<ImageFormat, PictureDecoder> decoders;

  Decoders(CompressionSettings settings) {
    this.decoders =
        Map.of(
            ImageFormat.JPEG, new JpegPictureDecoder(settings),
            ImageFormat.PNG, new PngPictureDecoder(settings),
            ImageFormat.GIF, new PlainDecoder("gif"),
            ImageFormat.WEBP, new WebpPictureDecoder(),
            ImageFormat.BMP, new PlainDecoder("bmp"),
            ImageFormat.TIFF, new PlainDecoder("tiff"));
  }

  /** Returns the decoder of a format that headers are accepted for. */
  PictureDecoder of(ImageFormat format) {
    return Objects.requireNonNull(decoders.get(format), format::displayName);
  }
}

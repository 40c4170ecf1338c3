package io.github.mediastore.image;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import io.github.mediastore.internal.header.ImageFormat;
import io.github.mediastore.internal.imageio.ImageIoDecoder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Which decoder each accepted format goes to. */
final class Decoders {

  private final Map<ImageFormat, PictureDecoder> decoders = new EnumMap<>(ImageFormat.class);

  private Decoders() {}

  static Decoders standard(CompressionSettings settings) {
    Decoders standard = new Decoders();
    standard.decoders.put(ImageFormat.JPEG, new JpegPictureDecoder(settings));
    standard.decoders.put(ImageFormat.PNG, jdk("png"));
    standard.decoders.put(ImageFormat.GIF, jdk("gif"));
    standard.decoders.put(ImageFormat.BMP, jdk("bmp"));
    standard.decoders.put(ImageFormat.TIFF, jdk("tiff"));
    standard.decoders.put(
        ImageFormat.WEBP, new PlainDecoder(ImageIoDecoder.with(new WebPImageReaderSpi())));
    return standard;
  }

  private static PictureDecoder jdk(String format) {
    return new PlainDecoder(ImageIoDecoder.ofJdk(format));
  }

  /** Returns the decoder of a format that headers are accepted for. */
  PictureDecoder of(ImageFormat format) {
    return Objects.requireNonNull(decoders.get(format), format::displayName);
  }
}

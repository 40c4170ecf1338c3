package io.github.mediastore.image;

import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.header.HostDetails;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.imageio.ImageIoDecoder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Which decoder each accepted format goes to. */
final class Decoders {

  private final Map<ImageFormat, PictureDecoder> decoders;
  private final HostReaders hostReaders;

  Decoders(CompressionSettings settings) {
    this(settings, ImageIoDecoder.TIME_LIMIT);
  }

  Decoders(CompressionSettings settings, Duration readerLimit) {
    this.hostReaders = new HostReaders(settings, readerLimit);
    this.decoders = new EnumMap<>(ImageFormat.class);
    decoders.put(ImageFormat.JPEG, new JpegPictureDecoder(settings));
    decoders.put(ImageFormat.PNG, new PngPictureDecoder(settings));
    decoders.put(ImageFormat.GIF, new GifPictureDecoder(settings));
    decoders.put(ImageFormat.WEBP, new WebpPictureDecoder());
    decoders.put(ImageFormat.BMP, new BmpPictureDecoder(settings));
    decoders.put(ImageFormat.TIFF, new TiffPictureDecoder(settings));
    settings
        .decoder()
        .map(decoder -> new HeifPictureDecoder(decoder, settings))
        .ifPresent(
            decoder -> {
              decoders.put(ImageFormat.HEIC, decoder);
              decoders.put(ImageFormat.AVIF, decoder);
            });
  }

  /** Returns the decoder of a file whose header was accepted. */
  PictureDecoder of(ImageHeader header) {
    return header.details() instanceof HostDetails
        ? hostReaders
        : Objects.requireNonNull(decoders.get(header.format()), header::formatName);
  }

  /** Returns those that are asked about files of other formats. */
  HostReaders hostReaders() {
    return hostReaders;
  }
}

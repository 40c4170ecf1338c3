package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.header.HeaderLimits;
import io.github.mediastore.internal.header.HostDetails;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.imageio.FramePlacement;
import io.github.mediastore.internal.imageio.ImageIoDecoder;
import io.github.mediastore.internal.imageio.ImageIoDecoder.Sight;
import io.github.mediastore.internal.raster.Picture;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The readers that the host adds, for what nothing here understands. */
final class HostReaders implements PictureDecoder {

  /** The reader's pixels, and as much again for how it gets at them. */
  private static final long BYTES_PER_PIXEL = 16;

  private final List<ImageIoDecoder> decoders;
  private final boolean acceptTruncated;

  HostReaders(CompressionSettings settings) {
    this.decoders = settings.readers().stream().map(ImageIoDecoder::with).toList();
    this.acceptTruncated = settings.acceptTruncated();
  }

  /** Returns whether some of them may understand what was refused. */
  boolean mayRead(HeaderException refused) {
    return !decoders.isEmpty() && refused.kind() == HeaderException.Kind.UNSUPPORTED_FORMAT;
  }

  /**
   * Asks one after the other.
   *
   * @param file the whole file
   * @param refused how our own reader refused it
   * @return what the first that understands it sees
   * @throws HeaderException if it is over a limit, or none understands it
   */
  ImageHeader header(byte[] file, HeaderException refused, HeaderLimits limits)
      throws HeaderException {
    ImageFormat sniffed = refused.format().orElse(ImageFormat.UNKNOWN);
    for (int i = 0; i < decoders.size(); i++) {
      Optional<Sight> sight = look(file, decoders.get(i), sniffed.displayName());
      if (sight.isPresent()) {
        Sight seen = sight.get();
        String name = sniffed == ImageFormat.UNKNOWN ? seen.formatName() : sniffed.displayName();
        return ImageHeader.ofHost(
            sniffed,
            new HostDetails(name, i),
            seen.width(),
            seen.height(),
            seen.iccProfile(),
            limits);
      }
    }
    throw refused;
  }

  private static Optional<Sight> look(byte[] file, ImageIoDecoder decoder, String format) {
    try {
      return decoder.look(file);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw Refusals.decoding(format, e);
    }
  }

  @Override
  public long memory(ImageHeader header, Dimensions target) {
    return header.dimensions().pixels() * BYTES_PER_PIXEL;
  }

  @Override
  public Picture decode(byte[] upload, ImageHeader header, Dimensions target) throws IOException {
    int reader = ((HostDetails) header.details()).reader();
    return decoders
        .get(reader)
        .decode(
            upload, header.dimensions(), FramePlacement.NONE, target, acceptTruncated, param -> {});
  }
}

package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.header.HeaderLimits;
import io.github.mediastore.internal.header.HostDetails;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.imageio.ImageIoDecoder.Sight;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.raster.ViewPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The readers that the host adds, for what nothing here understands. */
final class HostReaders implements PictureDecoder {

  /** Four inks and their opacity. */
  private static final int MOST_CHANNELS = 5;

  private final List<HostReader> readers;
  private final boolean acceptTruncated;

  HostReaders(CompressionSettings settings, Duration limit) {
    this.readers = settings.readers().stream().map(spi -> new HostReader(spi, limit)).toList();
    this.acceptTruncated = settings.acceptTruncated();
  }

  /** Returns whether some of them may understand what was refused. */
  boolean mayRead(HeaderException refused) {
    return !readers.isEmpty() && refused.kind() == HeaderException.Kind.UNSUPPORTED_FORMAT;
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
    for (int i = 0; i < readers.size(); i++) {
      Optional<Sight> sight = look(file, readers.get(i), sniffed);
      if (sight.isPresent()) {
        Sight seen = sight.get();
        String name = sniffed == ImageFormat.UNKNOWN ? seen.formatName() : sniffed.displayName();
        return ImageHeader.ofHost(
            sniffed,
            new HostDetails(name, i, seen.bytes()),
            seen.width(),
            seen.height(),
            seen.iccProfile(),
            limits);
      }
    }
    throw readers.stream()
        .filter(reader -> reader.isOff() && mayBeFor(reader, sniffed))
        .findFirst()
        .map(HostReader::refusal)
        .orElseThrow(() -> refused);
  }

  /** One that is switched off is not asked what it understands, for that may be where it loops. */
  private static boolean mayBeFor(HostReader reader, ImageFormat sniffed) {
    return sniffed == ImageFormat.UNKNOWN || reader.reads(sniffed.displayName());
  }

  private static Optional<Sight> look(byte[] file, HostReader reader, ImageFormat sniffed) {
    if (reader.isOff()) {
      return Optional.empty();
    }
    try {
      return reader.look(file);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw Refusals.decoding(sniffed.displayName(), e);
    }
  }

  @Override
  public long memory(ImageHeader header, List<View> views) {
    Dimensions picture = header.dimensions();
    long planes = new ViewPlan(views).memoryBeyondFirst(picture.width(), picture.height());
    return details(header).bytes() + MOST_CHANNELS * planes;
  }

  @Override
  public List<Picture> decode(byte[] upload, ImageHeader header, List<View> views)
      throws IOException {
    return readers
        .get(details(header).reader())
        .decode(upload, header.dimensions(), views, acceptTruncated);
  }

  private static HostDetails details(ImageHeader header) {
    return (HostDetails) header.details();
  }
}

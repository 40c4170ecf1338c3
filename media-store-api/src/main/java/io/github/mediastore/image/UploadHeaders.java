package io.github.mediastore.image;

import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.decoder.PictureCodec;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.PrefixExceededException;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.header.HeaderLimits;
import io.github.mediastore.internal.header.HeifHeaderReader;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.ImageHeaderReader;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the headers of uploads within the limits, by our own readers or else by the host's. */
final class UploadHeaders {

  private static final Set<ImageFormat> HEIF =
      Set.of(ImageFormat.HEIC, ImageFormat.HEIF, ImageFormat.AVIF);

  private final HeaderLimits limits;
  private final HostReaders hostReaders;
  private final Set<PictureCodec> codecs;

  UploadHeaders(CompressionSettings settings, HostReaders hostReaders) {
    this.limits =
        new HeaderLimits(
            settings.maxInputPixels(),
            settings.maxInputSide(),
            HeaderLimits.DEFAULT.maxProfileBytes(),
            HeaderLimits.DEFAULT.maxExifBytes());
    this.hostReaders = hostReaders;
    this.codecs = settings.decoder().map(ExternalDecoder::codecs).orElse(Set.of());
  }

  /**
   * Reads the header from the first bytes of an upload.
   *
   * @return null if all must be taken in first: for a header far behind the start, or for the
   *     host's readers
   * @throws HeaderException if the upload is refused
   */
  @Nullable ImageHeader readEarly(UploadBuffer upload) throws IOException {
    try {
      return readOwn(upload);
    } catch (PrefixExceededException e) {
      return null;
    } catch (HeaderException refused) {
      if (hostReaders.mayRead(refused)) {
        return null;
      }
      throw refused;
    }
  }

  /**
   * Adds what only the whole upload tells.
   *
   * @param early what {@link #readEarly} returned
   * @throws HeaderException if the upload is refused after all
   */
  ImageHeader complete(@Nullable ImageHeader early, UploadBuffer upload) throws IOException {
    ImageHeader header = early == null ? readWhole(upload) : early;
    return ImageHeaderReader.complete(header, upload, limits);
  }

  private ImageHeader readWhole(UploadBuffer upload) throws IOException {
    try {
      return readOwn(upload);
    } catch (HeaderException refused) {
      if (hostReaders.mayRead(refused)) {
        return hostReaders.header(upload.drain(), refused, limits);
      }
      throw refused;
    }
  }

  /** Reads what this library decodes, and what the decoder of the settings adds to that. */
  private ImageHeader readOwn(UploadBuffer upload) throws IOException {
    try {
      return ImageHeaderReader.read(upload, limits);
    } catch (HeaderException refused) {
      if (codecs.isEmpty() || !mayBeHeif(refused)) {
        throw refused;
      }
      return new HeifHeaderReader(upload, limits).read(refused, codecs);
    }
  }

  private static boolean mayBeHeif(HeaderException refused) {
    return refused.kind() == HeaderException.Kind.UNSUPPORTED_FORMAT
        && refused.format().filter(HEIF::contains).isPresent();
  }
}

package io.github.mediastore.internal.header;

import io.github.mediastore.internal.format.FormatSniffer;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.PrefixExceededException;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;

/**
 * Reads what a file says about itself, in two steps: {@link #read} before the upload is admitted,
 * from its first bytes alone as far as the format allows, and {@link #complete} when all of it is
 * here.
 *
 * <p>The work is linear in the bytes looked at, and no memory is taken but for those and a colour
 * profile within its limit.
 */
public final class ImageHeaderReader {

  private ImageHeaderReader() {}

  /**
   * Reads the header, pulling no more of the upload than it takes.
   *
   * @param upload the upload, pulled to any point
   * @param limits what the header may ask for
   * @return the header of a picture in an accepted format
   * @throws HeaderException if the file is refused
   * @throws PrefixExceededException if the header lies beyond what may be pulled for now
   * @throws IOException if the upload's stream fails
   */
  public static ImageHeader read(UploadBuffer upload, HeaderLimits limits) throws IOException {
    if (!upload.has(1)) {
      throw HeaderException.empty();
    }
    ImageFormat format = FormatSniffer.sniff(upload);
    try {
      return switch (format) {
        case JPEG -> new JpegHeaderReader(upload, limits).read();
        case PNG -> new PngHeaderReader(upload, limits).read();
        case GIF -> new GifHeaderReader(upload, limits).read();
        case WEBP -> new WebpHeaderReader(upload, limits).read();
        case BMP -> new BmpHeaderReader(upload, limits).read();
        case TIFF -> new TiffHeaderReader(upload, limits).read();
        default -> throw HeaderException.unsupported(format);
      };
    } catch (HeaderException refused) {
      throw named(refused, format, upload);
    }
  }

  /**
   * Adds what may stand after the pixels: the orientation of PNG and WebP, the profile of BMP,
   * TIFF, HEIC and AVIF, and the exact number of frames. What is damaged there is ignored.
   *
   * @param header the header read from the same upload
   * @param upload the upload; it is pulled to its end
   * @param limits what the rest may ask for
   * @return the same header, or one that says more
   * @throws HeaderException if the file is refused after all
   * @throws IOException if the upload's stream fails
   */
  public static ImageHeader complete(ImageHeader header, UploadBuffer upload, HeaderLimits limits)
      throws IOException {
    upload.drain();
    if (header.details() instanceof HostDetails) {
      return header;
    }
    if (header.details() instanceof HeifDetails) {
      return new HeifHeaderReader(upload, limits).complete(header);
    }
    // A JPEG has nothing behind its pixels that counts.
    return switch (header.format()) {
      case PNG -> new PngHeaderReader(upload, limits).complete(header);
      case GIF -> new GifHeaderReader(upload, limits).complete(header);
      case WEBP -> new WebpHeaderReader(upload, limits).complete(header);
      case BMP -> new BmpHeaderReader(upload, limits).complete(header);
      case TIFF -> new TiffHeaderReader(upload, limits).complete(header);
      default -> header;
    };
  }

  /** The buffer knows where the file ends, but not what it was about to be. */
  private static HeaderException named(
      HeaderException refused, ImageFormat format, UploadBuffer upload) {
    return refused.kind() == HeaderException.Kind.TRUNCATED
        ? HeaderException.truncated(format, upload.size())
        : refused;
  }
}

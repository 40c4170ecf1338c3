package io.github.mediastore.internal.header;

import io.github.mediastore.decoder.PictureCodec;
import io.github.mediastore.internal.format.FormatSniffer;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.heif.HeifImage;
import java.io.IOException;
import java.util.Set;

/**
 * Reads the header of HEIC and AVIF, for those who have a decoder for them. The orientation is that
 * of the container: what EXIF data say of it is not asked, as HEIF has it (ISO/IEC 23008-12, annex
 * A).
 */
public final class HeifHeaderReader {

  private final UploadBuffer upload;
  private final HeaderLimits limits;

  /**
   * Prepares to read.
   *
   * @param upload the upload, pulled to any point
   * @param limits what the header may ask for
   */
  public HeifHeaderReader(UploadBuffer upload, HeaderLimits limits) {
    this.upload = upload;
    this.limits = limits;
  }

  /**
   * Reads the header, if this may be one.
   *
   * @param refused how the file was refused by those who have no decoder
   * @param codecs what can be decoded
   * @return the header
   * @throws HeaderException if the file is refused after all
   * @throws IOException if the upload's stream fails
   */
  public ImageHeader read(HeaderException refused, Set<PictureCodec> codecs) throws IOException {
    ImageFormat sniffed = FormatSniffer.sniff(upload);
    try {
      HeifImage image = HeifImage.read(upload, sniffed);
      if (!codecs.contains(image.codec())) {
        throw refused;
      }
      return header(image);
    } catch (HeaderException e) {
      throw e.kind() == HeaderException.Kind.TRUNCATED
          ? HeaderException.truncated(sniffed, upload.size())
          : e;
    }
  }

  /** Adds the colours that only the coded picture tells, and that there is a sequence too. */
  ImageHeader complete(ImageHeader header) throws IOException {
    HeifImage image = HeifImage.read(upload, header.format());
    byte[] profile = image.profile().or(() -> image.profileOfCodedPicture(upload)).orElse(null);
    return header.toBuilder().iccProfile(profile).frames(frames(image)).build();
  }

  private static FrameCount frames(HeifImage image) {
    return image.isSequence() ? new FrameCount(2, false) : FrameCount.ONE;
  }

  private ImageHeader header(HeifImage image) throws HeaderException {
    ImageFormat format = image.format();
    limits.checkSize(format, "picture", image.width(), image.height());
    limits.checkSize(format, "coded picture", image.codedWidth(), image.codedHeight());
    byte[] profile = image.profile().orElse(null);
    limits.checkProfile(format, profile == null ? 0 : profile.length);
    int colors = image.isGrey() ? 1 : 3;
    return ImageHeader.builder(format)
        .dimensions(image.width(), image.height())
        .orientation(image.orientation())
        .iccProfile(profile)
        .frames(frames(image))
        .alpha(image.hasAlpha())
        .samples(
            image.isGrey() ? ColorEncoding.GREY : ColorEncoding.YCBCR,
            image.hasAlpha() ? colors + 1 : colors,
            image.bitDepth())
        .details(new HeifDetails(image.codec(), image.memory()))
        .build();
  }
}

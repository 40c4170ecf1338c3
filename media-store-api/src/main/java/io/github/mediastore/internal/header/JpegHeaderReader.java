package io.github.mediastore.internal.header;

import static java.nio.ByteOrder.BIG_ENDIAN;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JPEG's header: the segments up to the first scan (T.81, B.2; JFIF; EXIF; ICC.1 B.4).
 *
 * <p>As lenient as decoders are: bytes between segments are passed over, a missing JFIF segment is
 * no fault, and of what is there twice the first counts.
 */
final class JpegHeaderReader {

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final int SOF55 = 0xF7;

  private final UploadBuffer upload;
  private final HeaderLimits limits;
  private final JpegProfile profile;
  private final ExifOrientation orientation;

  private @Nullable JpegFrame frame;
  private boolean jfif;
  private OptionalInt adobeTransform = OptionalInt.empty();

  JpegHeaderReader(UploadBuffer upload, HeaderLimits limits) {
    this.upload = upload;
    this.limits = limits;
    this.profile = new JpegProfile(upload);
    this.orientation = new ExifOrientation(upload, limits, ImageFormat.JPEG);
  }

  ImageHeader read() throws IOException {
    long offset = 2;
    while (true) {
      offset = marker(offset);
      int marker = upload.u8(offset - 1);
      if (marker == EOI) {
        throw HeaderException.corrupt(ImageFormat.JPEG, "it ends before its first scan");
      }
      if (isStandalone(marker)) {
        continue;
      }
      int length = upload.u16(offset, BIG_ENDIAN);
      if (length < 2) {
        continue; // Not a segment; the search for a marker goes on after these bytes.
      }
      segment(marker, offset + 2, length - 2);
      offset += length;
      if (marker == SOS) {
        return header(offset);
      }
    }
  }

  /** Returns the offset after the next marker; fill bytes and stray ones are passed over. */
  private long marker(long from) throws IOException {
    long offset = from;
    while (true) {
      while (upload.u8(offset) != 0xFF) {
        offset++;
      }
      while (upload.u8(offset) == 0xFF) {
        offset++;
      }
      if (upload.u8(offset++) != 0) {
        return offset;
      }
    }
  }

  /** Returns whether no length follows: SOI, TEM and the restart markers (T.81, table B.1). */
  private static boolean isStandalone(int marker) {
    return marker == SOI || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
  }

  private void segment(int marker, long offset, int length) throws IOException {
    if (JpegFrame.isFrameMarker(marker) || marker == SOF55) {
      if (frame == null) {
        frame = JpegFrame.read(upload, marker, offset, length);
        frame.checkSize(limits);
      }
    } else if (marker == APP1 && upload.matches(offset, "Exif\0")) {
      orientation.offer(offset, length);
    } else if (marker == 0xE0 && upload.matches(offset, "JFIF")) {
      jfif = true;
    } else if (marker == APP2 && upload.matches(offset, "ICC_PROFILE\0")) {
      profile.add(offset, length);
      limits.checkProfile(ImageFormat.JPEG, profile.size());
    } else if (marker == APP14 && length >= 12 && upload.matches(offset, "Adobe")) {
      adobeTransform = OptionalInt.of(upload.u8(offset + 11));
    }
  }

  private ImageHeader header(long firstScan) throws IOException {
    JpegFrame found = frame;
    if (found == null) {
      throw HeaderException.corrupt(ImageFormat.JPEG, "a scan comes before any frame header");
    }
    int height = found.height() > 0 ? found.height() : JpegFrame.linesAfterScan(upload, firstScan);
    limits.checkSize(ImageFormat.JPEG, "picture", found.width(), height);
    List<JpegDetails.Component> components = found.components();
    return ImageHeader.builder(ImageFormat.JPEG)
        .dimensions(found.width(), height)
        .orientation(orientation.value())
        .iccProfile(profile.assemble())
        .samples(encoding(components), components.size(), found.precision())
        .progressive(found.progressive())
        .details(new JpegDetails(components, adobeTransform, found.height() == 0))
        .build();
  }

  /** The rules that libjpeg made everybody's: JFIF's marker, then Adobe's, then the names. */
  private ColorEncoding encoding(List<JpegDetails.Component> components) {
    return switch (components.size()) {
      case 1 -> ColorEncoding.GREY;
      case 3 -> {
        boolean rgb =
            adobeTransform.isPresent()
                ? adobeTransform.getAsInt() == 0
                : ids(components).equals(List.of((int) 'R', (int) 'G', (int) 'B'));
        yield rgb && !jfif ? ColorEncoding.RGB : ColorEncoding.YCBCR;
      }
      case 4 -> adobeTransform.orElse(0) > 0 ? ColorEncoding.YCCK : ColorEncoding.CMYK;
      default -> ColorEncoding.OTHER;
    };
  }

  private static List<Integer> ids(List<JpegDetails.Component> components) {
    List<Integer> ids = new ArrayList<>();
    components.forEach(component -> ids.add(component.id()));
    return ids;
  }
}

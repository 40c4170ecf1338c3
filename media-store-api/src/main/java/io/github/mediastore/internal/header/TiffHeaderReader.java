package io.github.mediastore.internal.header;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.tiff.directory.Compression;
import io.github.mediastore.internal.tiff.directory.Photometric;
import io.github.mediastore.internal.tiff.directory.TiffDirectory;
import io.github.mediastore.internal.tiff.directory.TiffEntry;
import io.github.mediastore.internal.tiff.directory.TiffPage;
import io.github.mediastore.internal.tiff.directory.TiffTag;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads a TIFF's header: its first directory (TIFF 6.0, and the supplements for tiles and
 * profiles). It may stand anywhere in the file, also at the very end; the upload is pulled as far
 * as it takes.
 */
final class TiffHeaderReader {

  /** What decides how much memory a reader takes. */
  private static final int[] DECISIVE = {
    TiffTag.IMAGE_WIDTH,
    TiffTag.IMAGE_LENGTH,
    TiffTag.BITS_PER_SAMPLE,
    TiffTag.COMPRESSION,
    TiffTag.PHOTOMETRIC,
    TiffTag.STRIP_OFFSETS,
    TiffTag.SAMPLES_PER_PIXEL,
    TiffTag.ROWS_PER_STRIP,
    TiffTag.STRIP_BYTE_COUNTS,
    TiffTag.PLANAR_CONFIGURATION,
    TiffTag.TILE_WIDTH,
    TiffTag.TILE_LENGTH,
    TiffTag.TILE_OFFSETS,
    TiffTag.TILE_BYTE_COUNTS,
    TiffTag.EXTRA_SAMPLES,
    TiffTag.SAMPLE_FORMAT
  };

  private static final int FLOATING_POINT = 3;

  private static final int MAX_BITS = 64;
  private static final int MAX_SEGMENTS = 1 << 20;
  private static final int MAX_PAGES = 10_000;

  private final UploadBuffer upload;
  private final HeaderLimits limits;

  TiffHeaderReader(UploadBuffer upload, HeaderLimits limits) {
    this.upload = upload;
    this.limits = limits;
  }

  ImageHeader read() throws IOException {
    TiffDirectory directory = directory();
    refuseRepeated(directory);
    if (directory.has(TiffTag.DNG_VERSION)) {
      throw HeaderException.unsupported(ImageFormat.CAMERA_RAW, "DNG");
    }
    TiffPage page = TiffPage.of(directory);
    limits.checkSize(ImageFormat.TIFF, "picture", page.width(), page.height());
    limits.checkProfile(ImageFormat.TIFF, directory.count(TiffTag.ICC_PROFILE));
    if (page.samples() < 1 || page.samples() > TiffPage.MAX_SAMPLES) {
      throw HeaderException.corrupt(ImageFormat.TIFF, page.samples() + " samples a pixel");
    }
    if (page.bits() > MAX_BITS) {
      throw HeaderException.corrupt(ImageFormat.TIFF, page.bits() + " bits a sample");
    }
    return ImageHeader.builder(ImageFormat.TIFF)
        .dimensions(page.width(), page.height())
        .orientation(ExifOrientation.of(directory))
        .samples(encoding(page.photometric()), (int) page.samples(), (int) page.bits())
        .alpha(TiffPage.alpha(directory).isPresent())
        .frames(FrameCount.UNKNOWN)
        .details(details(directory, page))
        .build();
  }

  /** Of two entries one reader believes the first and another the last: no check would hold. */
  private static void refuseRepeated(TiffDirectory directory) throws IOException {
    for (int tag : DECISIVE) {
      if (directory.entriesOf(tag) > 1) {
        throw HeaderException.corrupt(ImageFormat.TIFF, "tag " + tag + " stands there twice");
      }
    }
  }

  private TiffDirectory directory() throws IOException {
    return TiffDirectory.first(UploadWindow.of(upload))
        .orElseThrow(() -> HeaderException.corrupt(ImageFormat.TIFF, "no byte order"));
  }

  private static ColorEncoding encoding(long photometric) throws HeaderException {
    if (photometric == Photometric.COLOR_FILTER_ARRAY || photometric == Photometric.LINEAR_RAW) {
      throw HeaderException.unsupported(ImageFormat.CAMERA_RAW);
    }
    return switch ((int) photometric) {
      case Photometric.WHITE_IS_ZERO, Photometric.BLACK_IS_ZERO -> ColorEncoding.GREY;
      case Photometric.RGB -> ColorEncoding.RGB;
      case Photometric.PALETTE -> ColorEncoding.PALETTE;
      case Photometric.SEPARATED -> ColorEncoding.CMYK;
      case Photometric.YCBCR -> ColorEncoding.YCBCR;
      case Photometric.CIE_LAB, Photometric.ICC_LAB, Photometric.ITU_LAB -> ColorEncoding.LAB;
      default -> ColorEncoding.OTHER;
    };
  }

  private TiffDetails details(TiffDirectory directory, TiffPage page) throws IOException {
    if (Compression.of(page.compression()).isEmpty()) {
      throw HeaderException.unsupported(
          ImageFormat.TIFF, "TIFF with " + Compression.nameOf(page.compression()));
    }
    long segments = directory.count(page.offsetsTag(directory));
    if (segments < 0 || segments > MAX_SEGMENTS) {
      throw HeaderException.corrupt(ImageFormat.TIFF, "it is in " + segments + " parts");
    }
    limits.checkSize(
        ImageFormat.TIFF,
        page.tiled() ? "tile" : "strip",
        page.segmentWidth(),
        page.segmentHeight());
    return new TiffDetails(
        (int) page.compression(),
        (int) page.photometric(),
        page.planar(),
        directory.optionalValue(TiffTag.SAMPLE_FORMAT, 1) == FLOATING_POINT,
        page.tiled(),
        (int) page.segmentWidth(),
        (int) page.segmentHeight(),
        (int) segments,
        largest(directory.entry(page.byteCountsTag(directory))));
  }

  private static long largest(Optional<TiffEntry> byteCounts) throws IOException {
    long largest = 0;
    if (byteCounts.isPresent()) {
      long count = Math.min(byteCounts.get().count(), MAX_SEGMENTS);
      for (long index = 0; index < count && byteCounts.get().has(index + 1); index++) {
        largest = Math.max(largest, byteCounts.get().value(index).orElse(0));
      }
    }
    return largest;
  }

  /** Counts the pages and adds the profile; a broken one is none. */
  ImageHeader complete(ImageHeader header) throws IOException {
    TiffDirectory directory = directory();
    return header.toBuilder().frames(pages(directory)).iccProfile(profile(directory)).build();
  }

  /** The chain of directories can be a loop: the count ends where no honest file does. */
  private static FrameCount pages(TiffDirectory first) throws IOException {
    int count = 1;
    try {
      Optional<TiffDirectory> next = first.next();
      while (next.isPresent() && count < MAX_PAGES) {
        count++;
        next = next.get().next();
      }
      return new FrameCount(count, next.isEmpty());
    } catch (HeaderException chainLeavesTheFile) {
      return new FrameCount(count, false);
    }
  }

  private byte @Nullable [] profile(TiffDirectory directory) throws IOException {
    Optional<TiffEntry> entry = directory.entry(TiffTag.ICC_PROFILE);
    if (entry.isEmpty() || !entry.get().has(entry.get().count())) {
      return null;
    }
    OptionalLong offset = entry.get().bytesOffset();
    return offset.isPresent() ? upload.copy(offset.getAsLong(), (int) entry.get().count()) : null;
  }
}

package io.github.mediastore.internal.header;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a TIFF's header: its first directory (TIFF 6.0, and the supplements for tiles and
 * profiles). It may stand anywhere in the file, also at the very end; the upload is pulled as far
 * as it takes.
 */
final class TiffHeaderReader {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS_PER_SAMPLE = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int STRIP_OFFSETS = 273;
  private static final int SAMPLES_PER_PIXEL = 277;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTE_COUNTS = 279;
  private static final int PLANAR = 284;
  private static final int PREDICTOR = 317;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTE_COUNTS = 325;
  private static final int EXTRA_SAMPLES = 338;
  private static final int SAMPLE_FORMAT = 339;
  private static final int ICC_PROFILE = 34675;
  private static final int DNG_VERSION = 50706;

  /** None, Huffman, both fax groups, LZW, JPEG old and new, Deflate twice, and PackBits. */
  private static final Set<Integer> READ_COMPRESSIONS =
      Set.of(1, 2, 3, 4, 5, 6, 7, 8, 32773, 32946);

  /** What decides how much memory a reader takes. */
  private static final int[] DECISIVE = {
    WIDTH,
    HEIGHT,
    BITS_PER_SAMPLE,
    COMPRESSION,
    PHOTOMETRIC,
    STRIP_OFFSETS,
    SAMPLES_PER_PIXEL,
    ROWS_PER_STRIP,
    STRIP_BYTE_COUNTS,
    PLANAR,
    TILE_WIDTH,
    TILE_HEIGHT,
    TILE_OFFSETS,
    TILE_BYTE_COUNTS,
    EXTRA_SAMPLES,
    SAMPLE_FORMAT
  };

  private static final int COLOR_FILTER_ARRAY = 32803;
  private static final int LINEAR_RAW = 34892;

  private static final int MAX_BITS = 64;
  private static final int MAX_SAMPLES = 64;
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
    if (directory.has(DNG_VERSION)) {
      throw HeaderException.unsupported(ImageFormat.CAMERA_RAW, "DNG");
    }
    long width = directory.value(WIDTH, 0);
    long height = directory.value(HEIGHT, 0);
    limits.checkSize(ImageFormat.TIFF, "picture", width, height);
    limits.checkProfile(ImageFormat.TIFF, directory.count(ICC_PROFILE));

    long samples = directory.value(SAMPLES_PER_PIXEL, 1);
    if (samples < 1 || samples > MAX_SAMPLES) {
      throw HeaderException.corrupt(ImageFormat.TIFF, samples + " samples a pixel");
    }
    long bits = Math.max(1, directory.largest(BITS_PER_SAMPLE, (int) samples));
    if (bits > MAX_BITS) {
      throw HeaderException.corrupt(ImageFormat.TIFF, bits + " bits a sample");
    }
    if (bits > 8 && directory.value(PREDICTOR, 1) != 1) {
      throw HeaderException.unsupported(
          ImageFormat.TIFF, "TIFF that stores differences of " + bits + " bit samples");
    }
    long photometric = directory.value(PHOTOMETRIC, samples < 3 ? 1 : 2);
    return ImageHeader.builder(ImageFormat.TIFF)
        .dimensions(width, height)
        .orientation(ExifOrientation.of(directory))
        .samples(encoding(photometric), (int) samples, (int) bits)
        .alpha(hasAlpha(directory))
        .frames(FrameCount.UNKNOWN)
        .details(details(directory, width, height, (int) photometric))
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
    return TiffDirectory.first(upload, 0, Long.MAX_VALUE)
        .orElseThrow(() -> HeaderException.corrupt(ImageFormat.TIFF, "no byte order"));
  }

  private static ColorEncoding encoding(long photometric) throws HeaderException {
    if (photometric == COLOR_FILTER_ARRAY || photometric == LINEAR_RAW) {
      throw HeaderException.unsupported(ImageFormat.CAMERA_RAW);
    }
    return switch ((int) photometric) {
      case 0, 1 -> ColorEncoding.GREY;
      case 2 -> ColorEncoding.RGB;
      case 3 -> ColorEncoding.PALETTE;
      case 5 -> ColorEncoding.CMYK;
      case 6 -> ColorEncoding.YCBCR;
      case 8, 9, 10 -> ColorEncoding.LAB;
      default -> ColorEncoding.OTHER;
    };
  }

  /** An extra sample may be alpha, premultiplied (1) or not (2), or anything else (0). */
  private static boolean hasAlpha(TiffDirectory directory) throws IOException {
    long largest = directory.largest(EXTRA_SAMPLES, MAX_SAMPLES);
    return largest == 1 || largest == 2;
  }

  private TiffDetails details(TiffDirectory directory, long width, long height, int photometric)
      throws IOException {
    int compression = (int) directory.value(COMPRESSION, 1);
    if (!READ_COMPRESSIONS.contains(compression)) {
      throw HeaderException.unsupported(ImageFormat.TIFF, "TIFF with compression " + compression);
    }
    boolean tiled = directory.has(TILE_WIDTH);
    long segments = directory.count(tiled ? TILE_OFFSETS : STRIP_OFFSETS);
    if (segments > MAX_SEGMENTS) {
      throw HeaderException.corrupt(ImageFormat.TIFF, "it is in " + segments + " parts");
    }
    long rows = directory.value(ROWS_PER_STRIP, height);
    long segmentWidth = tiled ? directory.value(TILE_WIDTH, 0) : width;
    long segmentHeight = tiled ? directory.value(TILE_HEIGHT, 0) : Math.min(rows, height);
    limits.checkSize(ImageFormat.TIFF, tiled ? "tile" : "strip", segmentWidth, segmentHeight);
    return new TiffDetails(
        compression,
        photometric,
        directory.value(PLANAR, 1) == 2,
        directory.value(SAMPLE_FORMAT, 1) == 3,
        tiled,
        (int) segmentWidth,
        (int) segmentHeight,
        (int) segments,
        directory.largest(tiled ? TILE_BYTE_COUNTS : STRIP_BYTE_COUNTS, MAX_SEGMENTS));
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
    OptionalLong offset = directory.bytesOffset(ICC_PROFILE);
    int length = (int) directory.count(ICC_PROFILE);
    return offset.isPresent() && upload.has(offset.getAsLong() + length)
        ? upload.copy(offset.getAsLong(), length)
        : null;
  }
}

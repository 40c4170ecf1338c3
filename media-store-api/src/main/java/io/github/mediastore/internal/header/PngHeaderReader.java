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
 * Reads a PNG's header: the chunks up to the first IDAT (PNG, Third Edition, section 5).
 *
 * <p>Only IHDR must be in order; ancillary chunks that are broken count as absent. Of what is there
 * twice the first counts.
 */
final class PngHeaderReader {

  private static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";

  /** Length, type and checksum. */
  private static final int CHUNK_OVERHEAD = 12;

  private static final int IHDR = 0x49484452;
  private static final int CGBI = 0x43674249;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;
  private static final int PLTE = 0x504C5445;
  private static final int TRNS = 0x74524E53;
  private static final int ICCP = 0x69434350;
  private static final int EXIF = 0x65584966;
  private static final int SRGB = 0x73524742;
  private static final int GAMA = 0x67414D41;
  private static final int CHRM = 0x6348524D;
  private static final int ACTL = 0x6163544C;

  private final UploadBuffer upload;
  private final HeaderLimits limits;
  private final ExifOrientation orientation;

  private boolean paletteMissing;
  private boolean transparency;
  private boolean srgb;
  private boolean profileSeen;
  private byte @Nullable [] profile;
  private OptionalInt gamma = OptionalInt.empty();
  private List<Integer> chromaticities = List.of();
  private FrameCount frames = FrameCount.ONE;

  PngHeaderReader(UploadBuffer upload, HeaderLimits limits) {
    this.upload = upload;
    this.limits = limits;
    this.orientation = new ExifOrientation(upload, limits, ImageFormat.PNG);
  }

  ImageHeader read() throws IOException {
    if (!upload.matches(0, SIGNATURE)) {
      upload.u8(SIGNATURE.length() - 1);
      throw HeaderException.corrupt(ImageFormat.PNG, "its signature was altered on the way");
    }
    ImageHeader.Builder header = imageHeader();
    long offset = SIGNATURE.length();
    for (int type = type(offset); type != IDAT; type = type(offset)) {
      if (type == IEND) {
        throw HeaderException.corrupt(ImageFormat.PNG, "it holds no picture data");
      }
      long length = upload.u32(offset, BIG_ENDIAN);
      chunk(type, offset + 8, length);
      offset += CHUNK_OVERHEAD + length;
    }
    if (paletteMissing) {
      throw HeaderException.corrupt(ImageFormat.PNG, "its palette is missing");
    }
    return header
        .orientation(orientation.value())
        .iccProfile(profile)
        .frames(frames)
        .details(new PngDetails(srgb, gamma, chromaticities))
        .alpha(transparency)
        .build();
  }

  /** Looks for an orientation after the picture data, where editors add it. */
  ImageHeader complete(ImageHeader header) throws IOException {
    if (header.orientation() != ExifOrientation.UPRIGHT) {
      return header;
    }
    long offset = SIGNATURE.length();
    while (upload.has(offset + 8) && type(offset) != IEND) {
      long length = upload.u32(offset, BIG_ENDIAN);
      if (type(offset) == EXIF) {
        orientation.offer(offset + 8, length);
      }
      offset += CHUNK_OVERHEAD + length;
    }
    return header.toBuilder().orientation(orientation.value()).build();
  }

  private int type(long chunk) throws IOException {
    return (int) upload.u32(chunk + 4, BIG_ENDIAN);
  }

  /** Reads IHDR, which must come first. */
  private ImageHeader.Builder imageHeader() throws IOException {
    int type = type(8);
    if (type == CGBI) {
      throw HeaderException.unsupported(ImageFormat.CGBI_PNG);
    }
    if (type != IHDR || upload.u32(8, BIG_ENDIAN) != 13) {
      throw HeaderException.corrupt(ImageFormat.PNG, "it does not begin with a header chunk");
    }
    long width = upload.u32(16, BIG_ENDIAN);
    long height = upload.u32(20, BIG_ENDIAN);
    limits.checkSize(ImageFormat.PNG, "picture", width, height);
    int interlace = upload.u8(28);
    if (upload.u8(26) != 0 || upload.u8(27) != 0 || interlace > 1) {
      throw HeaderException.corrupt(ImageFormat.PNG, "a method that does not exist");
    }
    return samples(ImageHeader.builder(ImageFormat.PNG), upload.u8(24), upload.u8(25))
        .dimensions(width, height)
        .progressive(interlace == 1);
  }

  /** Reads colour type and bit depth (table 12). */
  private ImageHeader.Builder samples(ImageHeader.Builder header, int bits, int colorType)
      throws HeaderException {
    boolean wholeBytes = bits == 8 || bits == 16;
    boolean partBytes = bits == 1 || bits == 2 || bits == 4;
    transparency = colorType == 4 || colorType == 6;
    if (colorType == 0 && (wholeBytes || partBytes)) {
      return header.samples(ColorEncoding.GREY, 1, bits);
    }
    if (colorType == 2 && wholeBytes) {
      return header.samples(ColorEncoding.RGB, 3, bits);
    }
    if (colorType == 3 && (partBytes || bits == 8)) {
      paletteMissing = true;
      return header.samples(ColorEncoding.PALETTE, 1, bits);
    }
    if (colorType == 4 && wholeBytes) {
      return header.samples(ColorEncoding.GREY, 2, bits);
    }
    if (colorType == 6 && wholeBytes) {
      return header.samples(ColorEncoding.RGB, 4, bits);
    }
    throw HeaderException.corrupt(
        ImageFormat.PNG, "colour type " + colorType + " with " + bits + " bits");
  }

  private void chunk(int type, long offset, long length) throws IOException {
    switch (type) {
      case PLTE -> paletteMissing = false;
      case TRNS -> transparency = true;
      case SRGB -> srgb = true;
      case ICCP -> profile(offset, length);
      case EXIF -> orientation.offer(offset, length);
      case GAMA -> gamma(offset, length);
      case CHRM -> chromaticities(offset, length);
      case ACTL -> animation(offset, length);
      default -> {}
    }
  }

  private void profile(long offset, long length) throws IOException {
    // A second attempt is a way to have far more inflated than any limit on one profile.
    if (!profileSeen && upload.has(offset + length)) {
      profileSeen = true;
      profile = PngProfile.inflate(upload, offset, (int) length, limits);
    }
  }

  private void gamma(long offset, long length) throws IOException {
    long value = length == 4 ? upload.u32(offset, BIG_ENDIAN) : 0;
    if (value > 0 && value <= Integer.MAX_VALUE) {
      gamma = OptionalInt.of((int) value);
    }
  }

  private void chromaticities(long offset, long length) throws IOException {
    if (length == 32) {
      List<Integer> values = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        values.add((int) Math.min(Integer.MAX_VALUE, upload.u32(offset + 4L * i, BIG_ENDIAN)));
      }
      chromaticities = values;
    }
  }

  private void animation(long offset, long length) throws IOException {
    long count = length == 8 ? upload.u32(offset, BIG_ENDIAN) : 0;
    if (count > 0 && count <= Integer.MAX_VALUE) {
      frames = new FrameCount((int) count, true);
    }
  }
}

package io.github.mediastore.internal.format;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.io.IOException;

/**
 * Tells apart what shares the ISO base media file format (ISO/IEC 14496-12): pictures and videos
 * differ in the brands that their first box, {@code ftyp}, lists.
 */
final class IsoMediaFile {

  private static final int MAX_BRANDS = 64;

  private IsoMediaFile() {}

  /** Returns whether a file begins with {@code ftyp}, or with a box of early QuickTime. */
  static boolean looksLikeOne(UploadBuffer upload) throws IOException {
    return upload.matches(4, "ftyp")
        || upload.matches(4, "moov")
        || upload.matches(4, "mdat")
        || upload.matches(4, "wide");
  }

  static ImageFormat format(UploadBuffer upload) throws IOException {
    if (!upload.matches(4, "ftyp")) {
      return ImageFormat.QUICKTIME;
    }
    ImageFormat major = ofBrand(upload, 8);
    if (major != ImageFormat.HEIF) {
      return major;
    }
    // "mif1" and "msf1" only say "a picture": the codec is among the compatible brands.
    long end = Math.min(upload.u32(0, BIG_ENDIAN), 16 + 4L * MAX_BRANDS);
    for (long offset = 16; offset + 4 <= end && upload.has(offset + 4); offset += 4) {
      ImageFormat compatible = ofBrand(upload, offset);
      if (compatible == ImageFormat.HEIC || compatible == ImageFormat.AVIF) {
        return compatible;
      }
    }
    return ImageFormat.HEIF;
  }

  private static ImageFormat ofBrand(UploadBuffer upload, long offset) throws IOException {
    if (!upload.has(offset + 4)) {
      return ImageFormat.UNKNOWN;
    }
    return switch ((int) upload.u32(offset, BIG_ENDIAN)) {
      case 0x61766966, 0x61766973 -> ImageFormat.AVIF; // avif, avis
      case 0x68656963, 0x68656978, 0x6865696D, 0x68656973 ->
          ImageFormat.HEIC; // heic heix heim heis
      case 0x68657663, 0x68657678, 0x6865766D, 0x68657673 ->
          ImageFormat.HEIC; // hevc hevx hevm hevs
      case 0x6D696631, 0x6D696632, 0x6D696633, 0x6D736631, 0x68656966 ->
          ImageFormat.HEIF; // mif1 mif2 mif3 msf1 heif
      case 0x63727820 -> ImageFormat.CAMERA_RAW; // crx
      case 0x6A703220, 0x6A707820 -> ImageFormat.JPEG_2000; // jp2 jpx
      case 0x71742020 -> ImageFormat.QUICKTIME; // qt
      default -> ImageFormat.MP4;
    };
  }
}

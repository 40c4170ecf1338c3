package io.github.mediastore.internal.tiff.directory;

import java.util.Optional;

/** How segments are stored (tag 259): the schemes that are read here. */
public enum Compression {
  NONE(1),
  /** CCITT modified Huffman, rows starting at whole bytes (TIFF 6.0, section 10). */
  CCITT_RLE(2),
  CCITT_GROUP_3(3),
  CCITT_GROUP_4(4),
  LZW(5),
  JPEG(7),
  DEFLATE(8),
  PACK_BITS(32773),
  /** Deflate under the number it had first. */
  OLD_DEFLATE(32946);

  private final int code;

  Compression(int code) {
    this.code = code;
  }

  /** Returns the scheme of a code; empty if it is not read. */
  public static Optional<Compression> of(long code) {
    for (Compression compression : values()) {
      if (compression.code == code) {
        return Optional.of(compression);
      }
    }
    return Optional.empty();
  }

  /** Returns whether rows of bits are all that the scheme stores. */
  public boolean isFax() {
    return this == CCITT_RLE || this == CCITT_GROUP_3 || this == CCITT_GROUP_4;
  }

  public boolean isDeflate() {
    return this == DEFLATE || this == OLD_DEFLATE;
  }

  /** Returns how people call the scheme of a code that is not read. */
  public static String nameOf(long code) {
    String name =
        switch ((int) Math.max(-1, Math.min(Integer.MAX_VALUE, code))) {
          case 6 -> "old-style JPEG";
          case 9, 10, 34661 -> "JBIG";
          case 32766 -> "NeXT";
          case 32771 -> "CCITT modified Huffman in words";
          case 32809 -> "ThunderScan";
          case 32895, 32896, 32897, 32898 -> "IT8";
          case 32908, 32909 -> "PixarLog";
          case 33003, 33004, 33005, 34712 -> "JPEG 2000";
          case 34676, 34677 -> "SGILog";
          case 34715 -> "JBIG2";
          case 34718, 34719, 34720 -> "Microsoft Document Imaging";
          case 34887 -> "LERC";
          case 34892 -> "lossy JPEG";
          case 34925 -> "LZMA";
          case 34926, 50000 -> "Zstandard";
          case 34927, 50001 -> "WebP";
          case 34933 -> "PNG";
          case 34934, 22610 -> "JPEG XR";
          case 50002, 52546 -> "JPEG XL";
          default -> "";
        };
    return name.isEmpty() ? "compression " + code : "compression " + code + " (" + name + ")";
  }
}

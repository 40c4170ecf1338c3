package io.github.mediastore.internal.bmp;

import io.github.mediastore.internal.raster.DecodeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that stands before the palette, in all versions: OS/2 1 and 2, Windows 3, 4 and 5
 * (BITMAPFILEHEADER; BITMAPCOREHEADER, OS22XBITMAPHEADER, BITMAPINFOHEADER, BITMAPV4HEADER,
 * BITMAPV5HEADER).
 *
 * <p>The pixels' offset counts only if it lies behind the header; otherwise they follow the
 * palette. A palette ends where the pixels begin. Of the channels' masks that for alpha counts only
 * where the compression says that there are masks.
 */
public final class BmpHeader {

  /** Most bytes that {@link #read} looks at. */
  public static final int MAX_LENGTH = 14 + 256;

  private static final int FILE_HEADER = 14;
  private static final int CORE = 12;
  private static final int SHORTEST = 16;
  private static final int LONGEST = 256;
  private static final int INFO = 40;
  private static final int MASKS = FILE_HEADER + INFO;
  private static final int WITH_ALPHA_MASK = 56;

  private final int width;
  private final long height;
  private final boolean topDown;
  private final int bits;
  private final Compression compression;
  private final List<BitField> fields;
  private final long imageBytes;
  private final int colorBytes;
  private final int colors;
  private final long paletteOffset;
  private final long pixelOffset;

  private BmpHeader(ByteBuffer file) throws DecodeException {
    long length = u32(file, FILE_HEADER);
    boolean core = length == CORE;
    if (!core && (length < SHORTEST || length > LONGEST)) {
      throw DecodeException.corrupt("a header of " + length + " bytes");
    }
    this.width = core ? u16(file, 18) : file.getInt(18);
    int rows = core ? u16(file, 20) : file.getInt(22);
    this.height = Math.abs((long) rows);
    this.topDown = rows < 0;
    this.bits = u16(file, core ? 24 : 28);
    long code = length < 20 ? 0 : u32(file, 30);
    this.compression = Compression.of(code, bits, isOs2(length));
    if (topDown && compression.isRunLengths()) {
      throw DecodeException.corrupt("run lengths from the top down");
    }
    this.imageBytes = length < 24 ? 0 : u32(file, 34);
    this.fields = bits <= Byte.SIZE ? List.of() : fields(file, (int) length);
    this.colorBytes = core ? 3 : 4;
    this.paletteOffset = Math.max(FILE_HEADER + length, endOfMasks(compression));
    long colorsUsed = length < 36 ? 0 : u32(file, 46);
    long all = bits <= Byte.SIZE ? 1L << bits : 0;
    long stored = colorsUsed == 0 ? all : colorsUsed;
    long stated = u32(file, 10);
    this.pixelOffset =
        stated >= FILE_HEADER + length ? stated : paletteOffset + stored * colorBytes;
    long room = Math.max(0, pixelOffset - paletteOffset) / colorBytes;
    this.colors = (int) Math.min(Math.min(all, stored), room);
    if (bits <= Byte.SIZE && colors == 0) {
      throw DecodeException.corrupt("a palette without colours");
    }
  }

  /**
   * Reads the header of a file.
   *
   * @param start the file, or its first {@link #MAX_LENGTH} bytes
   * @throws DecodeException if it is damaged or of a kind that is not read
   */
  public static BmpHeader read(byte[] start) throws DecodeException {
    try {
      return new BmpHeader(ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN));
    } catch (IndexOutOfBoundsException e) {
      DecodeException truncated = DecodeException.truncated("The BMP ends within its header");
      truncated.initCause(e);
      throw truncated;
    }
  }

  private static boolean isOs2(long length) {
    return length <= 64 && length != INFO && length != 52 && length != WITH_ALPHA_MASK;
  }

  private static long endOfMasks(Compression compression) {
    return compression.masks() == 0 ? 0 : MASKS + (long) compression.masks() * Integer.BYTES;
  }

  /** Masks stand behind 40 bytes of header, whether a longer one includes them or not. */
  private List<BitField> fields(ByteBuffer file, int length) {
    int[] masks = bits == 16 ? new int[] {0x7C00, 0x3E0, 0x1F} : new int[] {0xFF0000, 0xFF00, 0xFF};
    int alpha = 0;
    if (compression.masks() > 0) {
      int red = file.getInt(MASKS);
      int green = file.getInt(MASKS + 4);
      int blue = file.getInt(MASKS + 8);
      if ((red | green | blue) != 0) {
        masks = new int[] {red, green, blue};
      }
      if (compression.masks() == 4 || length >= WITH_ALPHA_MASK) {
        // Bits that a pixel does not have would make all of it transparent.
        alpha = file.getInt(MASKS + 12) & -1 >>> (Integer.SIZE - bits);
      }
    }
    List<BitField> result = new ArrayList<>();
    for (int mask : masks) {
      result.add(new BitField(mask));
    }
    if (alpha != 0) {
      result.add(new BitField(alpha));
    }
    return List.copyOf(result);
  }

  private static int u16(ByteBuffer file, int offset) {
    return Short.toUnsignedInt(file.getShort(offset));
  }

  private static long u32(ByteBuffer file, int offset) {
    return Integer.toUnsignedLong(file.getInt(offset));
  }

  /** Returns the pixels in a row as the file says it, perhaps none or fewer. */
  public int width() {
    return width;
  }

  /** Returns the rows as the file says it, from none to 2<sup>31</sup>. */
  public long height() {
    return height;
  }

  /** Returns whether the first row stored is the top one. */
  public boolean isTopDown() {
    return topDown;
  }

  /** Returns the bits of a pixel: 1, 4 or 8 if it is an index into a palette, or 16, 24 or 32. */
  public int bits() {
    return bits;
  }

  /** Returns the compression as the file numbers it. */
  public int compressionCode() {
    return compression.code();
  }

  /** Returns whether pixels have an alpha channel. */
  public boolean hasAlpha() {
    return fields.size() == 4;
  }

  Compression compression() {
    return compression;
  }

  /** Returns where red, green, blue and perhaps alpha are in a pixel; nothing if it is an index. */
  List<BitField> fields() {
    return fields;
  }

  /** Returns the bytes of the pixels as the file says it, or 0. */
  long imageBytes() {
    return imageBytes;
  }

  /** Returns the bytes of a colour of the palette. */
  int colorBytes() {
    return colorBytes;
  }

  /** Returns how many colours of the palette count. */
  int colors() {
    return colors;
  }

  long paletteOffset() {
    return paletteOffset;
  }

  long pixelOffset() {
    return pixelOffset;
  }
}

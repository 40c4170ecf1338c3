package io.github.mediastore.internal.bmp;

/** Where the rows of pixels that are not compressed lie: each begins at a multiple of 4 bytes. */
final class PixelData {

  private static final int ALIGNMENT = 4;

  private final byte[] file;
  private final long offset;
  private final int stride;
  private final int available;

  PixelData(byte[] file, BmpHeader header) {
    long rowBytes = ((long) header.width() * header.bits() + 7) / 8;
    this.file = file;
    this.offset = header.pixelOffset();
    this.stride = (int) ((rowBytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    // The last row may come without its padding.
    long room = Math.max(0, file.length - offset + stride - rowBytes);
    this.available = (int) Math.min(header.height(), room / stride);
  }

  byte[] file() {
    return file;
  }

  /** Returns how many rows the file has to the full, from the first on. */
  int available() {
    return available;
  }

  /** Returns where one of them begins. */
  int start(int row) {
    return (int) (offset + (long) row * stride);
  }
}

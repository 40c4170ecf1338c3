package io.github.mediastore.internal.tiff.codec;

import java.util.Objects;

/** Reads a segment without compression (Compression 1). */
public final class RawSegment implements SegmentStream {

  private final byte[] file;
  private final int end;
  private final boolean lsbFirst;
  private int position;

  private RawSegment(byte[] file, int offset, int length, boolean lsbFirst) {
    Objects.checkFromIndexSize(offset, length, file.length);
    this.file = file;
    this.position = offset;
    this.end = offset + length;
    this.lsbFirst = lsbFirst;
  }

  /**
   * Opens the {@code length} bytes of {@code file} from {@code offset}.
   *
   * @param lsbFirst whether FillOrder is 2, which turns round the bits of every byte
   */
  public static RawSegment open(byte[] file, int offset, int length, boolean lsbFirst) {
    return new RawSegment(file, offset, length, lsbFirst);
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int count = Math.min(length, end - position);
    System.arraycopy(file, position, into, offset, count);
    if (lsbFirst) {
      BitReversal.reverse(into, offset, count);
    }
    position += count;
    return count;
  }
}

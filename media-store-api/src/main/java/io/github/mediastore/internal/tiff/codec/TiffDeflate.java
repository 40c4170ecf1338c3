package io.github.mediastore.internal.tiff.codec;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates a zlib stream (RFC 1950; Compression 8, and 32946 as older writers have it).
 *
 * <p>A checksum that is wrong is refused, as libtiff does; one that is missing is not.
 */
public final class TiffDeflate implements SegmentStream {

  private static final int REVERSED_AT_ONCE = 4096;

  private final byte[] file;
  private final int end;
  private final boolean lsbFirst;
  private final Inflater inflater = new Inflater();
  private int position;

  private TiffDeflate(byte[] file, int offset, int length, boolean lsbFirst) {
    Objects.checkFromIndexSize(offset, length, file.length);
    this.file = file;
    this.position = offset;
    this.end = offset + length;
    this.lsbFirst = lsbFirst;
  }

  /**
   * Opens the {@code length} bytes of {@code file} from {@code offset}.
   *
   * @param lsbFirst whether FillOrder is 2, which turns round the bits of every compressed byte
   */
  public static TiffDeflate open(byte[] file, int offset, int length, boolean lsbFirst) {
    return new TiffDeflate(file, offset, length, lsbFirst);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws DecodeException {
    int filled = 0;
    while (filled < length && !inflater.finished()) {
      int count = inflate(into, offset + filled, length - filled);
      filled += count;
      if (count == 0 && !inflater.finished() && !feed()) {
        break;
      }
    }
    return filled;
  }

  private int inflate(byte[] into, int offset, int length) throws DecodeException {
    try {
      return inflater.inflate(into, offset, length);
    } catch (DataFormatException e) {
      throw DecodeException.corrupt(
          "a Deflate strip or tile cannot be inflated: " + e.getMessage());
    }
  }

  /** Hands over the next compressed bytes; false if none are left. */
  private boolean feed() throws DecodeException {
    if (inflater.needsDictionary()) {
      throw DecodeException.corrupt(
          "a Deflate strip or tile asks for a dictionary, which TIFF has none of");
    }
    if (position == end) {
      return false;
    }
    if (lsbFirst) {
      int count = Math.min(REVERSED_AT_ONCE, end - position);
      byte[] reversed = new byte[count];
      System.arraycopy(file, position, reversed, 0, count);
      BitReversal.reverse(reversed, 0, count);
      inflater.setInput(reversed);
      position += count;
    } else {
      inflater.setInput(file, position, end - position);
      position = end;
    }
    return true;
  }

  /** Ends the inflater, whose memory is outside the heap. */
  @Override
  public void close() {
    inflater.end();
  }
}

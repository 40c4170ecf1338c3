package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.FrameFormat.Chroma;
import io.github.mediastore.internal.raster.DecodeException;
import java.util.Arrays;

/** Finds and reads the sequence header in open bitstream units of AV1 (AV1 specification, 5.5). */
final class Av1Sequence {

  private static final int SEQUENCE_HEADER = 1;
  private static final int MOST_UNITS = 64;

  private final BitReader bits;

  private Av1Sequence(BitReader bits) {
    this.bits = bits;
  }

  /**
   * Reads the first one.
   *
   * @param units the bytes of a temporal unit, from its start
   * @throws DecodeException if there is none among the first units, or it is of a kind that is not
   *     read
   */
  static CodedFormat read(byte[] units) throws DecodeException {
    int position = 0;
    for (int i = 0; i < MOST_UNITS && position < units.length; i++) {
      int header = units[position++];
      boolean extended = (header & 4) != 0;
      position += extended ? 1 : 0;
      long length = (long) units.length - position;
      if ((header & 2) != 0) {
        length = 0;
        for (int shift = 0; shift < 56 && position < units.length; shift += 7) {
          int part = units[position++];
          length |= (long) (part & 0x7F) << shift;
          if ((part & 0x80) == 0) {
            break;
          }
        }
      }
      if (length < 0 || length > units.length - position) {
        break;
      }
      if ((header >> 3 & 0xF) == SEQUENCE_HEADER) {
        byte[] sequence = Arrays.copyOfRange(units, position, position + (int) length);
        return new Av1Sequence(new BitReader(sequence)).read();
      }
      position += (int) length;
    }
    throw DecodeException.corrupt("Its coded picture has no sequence header");
  }

  private CodedFormat read() throws DecodeException {
    int profile = bits.number(3);
    bits.skip(1);
    boolean reduced = bits.flag();
    if (reduced) {
      bits.skip(5);
    } else {
      operatingPoints();
    }
    int widthBits = bits.number(4) + 1;
    int heightBits = bits.number(4) + 1;
    long width = bits.bits(widthBits) + 1;
    long height = bits.bits(heightBits) + 1;
    if (!reduced && bits.flag()) {
      bits.skip(4 + 3);
    }
    bits.skip(3);
    if (!reduced) {
      tools();
    }
    bits.skip(3);
    return colors(profile, width, height);
  }

  private void operatingPoints() throws DecodeException {
    boolean decoderModel = false;
    int delayBits = 0;
    if (bits.flag()) {
      bits.skip(64);
      if (bits.flag()) {
        bits.unsignedGolomb();
      }
      decoderModel = bits.flag();
      if (decoderModel) {
        delayBits = bits.number(5) + 1;
        bits.skip(32 + 5 + 5);
      }
    }
    boolean initialDelays = bits.flag();
    int count = bits.number(5) + 1;
    for (int i = 0; i < count; i++) {
      bits.skip(12);
      if (bits.number(5) > 7) {
        bits.skip(1);
      }
      if (decoderModel && bits.flag()) {
        bits.skip(2L * delayBits + 1);
      }
      if (initialDelays && bits.flag()) {
        bits.skip(4);
      }
    }
  }

  private void tools() throws DecodeException {
    bits.skip(4);
    boolean orderHint = bits.flag();
    if (orderHint) {
      bits.skip(2);
    }
    boolean chosenByFrames = bits.flag();
    boolean screenContent = chosenByFrames || bits.flag();
    // Chosen by each frame, or said here; only with it may vectors be whole numbers.
    if (screenContent && !bits.flag()) {
      bits.skip(1);
    }
    if (orderHint) {
      bits.skip(3);
    }
  }

  /** Section 5.5.2. */
  private CodedFormat colors(int profile, long width, long height) throws DecodeException {
    boolean high = bits.flag();
    int depth = high ? 10 : 8;
    if (profile == 2 && high && bits.flag()) {
      depth = 12;
    }
    boolean grey = profile != 1 && bits.flag();
    CodePoints meaning = CodePoints.unspecified(false);
    if (bits.flag()) {
      meaning = new CodePoints(bits.number(8), bits.number(8), bits.number(8), false);
    }
    boolean srgb = meaning.equals(new CodePoints(1, 13, CodePoints.IDENTITY, false));
    boolean fullRange = (srgb && !grey) || bits.flag();
    Chroma chroma = grey ? Chroma.NONE : srgb ? Chroma.C444 : chroma(profile, depth);
    return new CodedFormat(
        HevcSequence.frame(width, height, chroma, depth),
        new CodePoints(meaning.primaries(), meaning.transfer(), meaning.matrix(), fullRange));
  }

  private Chroma chroma(int profile, int depth) throws DecodeException {
    if (profile == 0) {
      return Chroma.C420;
    }
    if (profile == 1) {
      return Chroma.C444;
    }
    if (depth < 12) {
      return Chroma.C422;
    }
    boolean across = bits.flag();
    return !across ? Chroma.C444 : bits.flag() ? Chroma.C420 : Chroma.C422;
  }
}

package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.FrameFormat;
import io.github.mediastore.decoder.FrameFormat.Chroma;
import io.github.mediastore.internal.raster.DecodeException;
import java.util.Arrays;

/** Reads a sequence parameter set of HEVC (ITU-T H.265, section 7.3.2.2 and annex E). */
final class HevcSequence {

  /** The type of its NAL unit. */
  static final int NAL_TYPE = 33;

  private static final int MOST_SETS = 64;
  private static final int MOST_PICTURES = 16;
  private static final int EXTENDED_ASPECT = 255;

  private final BitReader bits;
  private int[] deltas = {};

  private HevcSequence(BitReader bits) {
    this.bits = bits;
  }

  /**
   * Reads one.
   *
   * @param unit the NAL unit, with its header of two bytes
   * @throws DecodeException if it is damaged, or of a kind that is not read
   */
  static CodedFormat read(byte[] unit) throws DecodeException {
    return new HevcSequence(new BitReader(withoutEmulationPrevention(unit))).read();
  }

  /** Drops the 3 in each 0, 0, 3 (section 7.4.2). */
  private static byte[] withoutEmulationPrevention(byte[] unit) {
    byte[] plain = new byte[unit.length];
    int length = 0;
    int zeros = 0;
    for (byte value : unit) {
      if (zeros >= 2 && value == 3) {
        zeros = 0;
      } else {
        plain[length++] = value;
        zeros = value == 0 ? zeros + 1 : 0;
      }
    }
    return Arrays.copyOf(plain, length);
  }

  private CodedFormat read() throws DecodeException {
    bits.skip(16 + 4); // NAL unit header, video parameter set.
    int subLayers = bits.number(3);
    bits.skip(1);
    profileTierLevel(subLayers);
    bits.unsignedGolomb();
    Chroma chroma = chroma();
    long width = bits.unsignedGolomb();
    long height = bits.unsignedGolomb();
    if (bits.flag()) {
      int across = chroma.stepX();
      int down = chroma.stepY();
      width -= across * (bits.unsignedGolomb() + bits.unsignedGolomb());
      height -= down * (bits.unsignedGolomb() + bits.unsignedGolomb());
    }
    long luma = 8 + bits.unsignedGolomb();
    long chromaDepth = 8 + bits.unsignedGolomb();
    if (chroma != Chroma.NONE && luma != chromaDepth) {
      throw DecodeException.uncovered(
          "HEVC with %d bits of luma and %d of chroma".formatted(luma, chromaDepth));
    }
    return new CodedFormat(frame(width, height, chroma, luma), meaning(subLayers));
  }

  static FrameFormat frame(long width, long height, Chroma chroma, long depth)
      throws DecodeException {
    if (width < 1 || height < 1 || width > 0xFFFF || height > 0xFFFF) {
      throw DecodeException.corrupt("Its coded picture is %d x %d".formatted(width, height));
    }
    if (depth != 8 && depth != 9 && depth != 10 && depth != 12) {
      throw DecodeException.uncovered("Samples of " + depth + " bits are not read");
    }
    return new FrameFormat((int) width, (int) height, chroma, (int) depth);
  }

  private Chroma chroma() throws DecodeException {
    long format = bits.unsignedGolomb();
    if (format == 3 && bits.flag()) {
      throw DecodeException.uncovered("HEVC with separate colour planes is not read");
    }
    return switch ((int) format) {
      case 0 -> Chroma.NONE;
      case 1 -> Chroma.C420;
      case 2 -> Chroma.C422;
      case 3 -> Chroma.C444;
      default -> throw DecodeException.corrupt("Its chroma format is " + format);
    };
  }

  private void profileTierLevel(int subLayers) throws DecodeException {
    bits.skip(88 + 8);
    boolean[] profiles = new boolean[subLayers];
    boolean[] levels = new boolean[subLayers];
    for (int i = 0; i < subLayers; i++) {
      profiles[i] = bits.flag();
      levels[i] = bits.flag();
    }
    if (subLayers > 0) {
      bits.skip(2L * (8 - subLayers));
    }
    for (int i = 0; i < subLayers; i++) {
      bits.skip((profiles[i] ? 88 : 0) + (levels[i] ? 8 : 0));
    }
  }

  /** Passes over what stands before the usability information, and reads of that the colours. */
  private CodePoints meaning(int subLayers) throws DecodeException {
    long orderBits = 4 + bits.unsignedGolomb();
    for (int i = bits.flag() ? 0 : subLayers; i <= subLayers; i++) {
      golombs(3);
    }
    golombs(6);
    boolean scaled = bits.flag();
    if (scaled && bits.flag()) {
      scalingLists();
    }
    bits.skip(2);
    if (bits.flag()) {
      bits.skip(8);
      golombs(2);
      bits.skip(1);
    }
    referenceSets();
    if (bits.flag()) {
      long count = bits.unsignedGolomb();
      if (count > 32) {
        throw DecodeException.corrupt("It has " + count + " long-term pictures");
      }
      bits.skip(count * (orderBits + 1));
    }
    bits.skip(2);
    return bits.flag() ? usability() : CodePoints.unspecified(false);
  }

  private CodePoints usability() throws DecodeException {
    if (bits.flag() && bits.number(8) == EXTENDED_ASPECT) {
      bits.skip(32);
    }
    if (bits.flag()) {
      bits.skip(1);
    }
    if (!bits.flag()) {
      return CodePoints.unspecified(false);
    }
    bits.skip(3);
    boolean fullRange = bits.flag();
    return bits.flag()
        ? new CodePoints(bits.number(8), bits.number(8), bits.number(8), fullRange)
        : CodePoints.unspecified(fullRange);
  }

  private void golombs(int count) throws DecodeException {
    for (int i = 0; i < count; i++) {
      bits.unsignedGolomb();
    }
  }

  private void scalingLists() throws DecodeException {
    for (int size = 0; size < 4; size++) {
      for (int matrix = 0; matrix < 6; matrix += size == 3 ? 3 : 1) {
        if (!bits.flag()) {
          bits.unsignedGolomb();
        } else {
          // The first of the larger ones has one number more.
          golombs(Math.min(64, 1 << (4 + (size << 1))) + (size > 1 ? 1 : 0));
        }
      }
    }
  }

  /** Section 7.3.7: what later pictures would refer to, of which a still picture has none. */
  private void referenceSets() throws DecodeException {
    long count = bits.unsignedGolomb();
    if (count > MOST_SETS) {
      throw DecodeException.corrupt("It has " + count + " reference sets");
    }
    deltas = new int[(int) count];
    for (int i = 0; i < count; i++) {
      referenceSet(i);
    }
  }

  private void referenceSet(int index) throws DecodeException {
    if (index > 0 && bits.flag()) {
      bits.skip(1);
      bits.unsignedGolomb();
      int kept = 0;
      for (int i = 0; i <= deltas[index - 1]; i++) {
        boolean used = bits.flag();
        if (used || bits.flag()) {
          kept++;
        }
      }
      deltas[index] = kept;
      return;
    }
    long before = bits.unsignedGolomb();
    long after = bits.unsignedGolomb();
    if (before > MOST_PICTURES || after > MOST_PICTURES) {
      throw DecodeException.corrupt("A reference set has %d pictures".formatted(before + after));
    }
    deltas[index] = (int) (before + after);
    for (int i = 0; i < deltas[index]; i++) {
      bits.unsignedGolomb();
      bits.skip(1);
    }
  }
}

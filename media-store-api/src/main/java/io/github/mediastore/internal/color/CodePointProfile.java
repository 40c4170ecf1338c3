package io.github.mediastore.internal.color;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an ICC profile (ICC.1:2022) that says what code points say (ITU-T H.273), so that colours
 * which come with the ones take the same way as those which come with the other.
 */
public final class CodePointProfile {

  private static final int BT_709 = 1;

  /**
   * Phones that take a JPEG's colours into HEIC say BT.601, as JFIF has it; they mean sRGB by that
   * as they do in a JPEG, and nobody shows it otherwise.
   */
  private static final Set<String> STANDARD_VIDEO = Set.of("BT.709", "BT.601 625", "BT.601 525");

  private static final int HEADER = 128;
  private static final int TAGS = 7;
  private static final int TAG_TABLE = 4 + 12 * TAGS;
  private static final int CURVE_POINTS = 4096;
  private static final int XYZ_BYTES = 20;

  private CodePointProfile() {}

  /**
   * Makes the profile.
   *
   * @param primaries colour primaries (table 2)
   * @param transfer transfer characteristics (table 3)
   * @return the profile; null for what counts as sRGB, with all that is reserved or unspecified
   */
  public static byte @Nullable [] of(int primaries, int transfer) {
    ColorPrimaries colors = ColorPrimaries.of(primaries);
    String curve = CodePointCurve.name(transfer);
    if (colors == null) {
      colors = ColorPrimaries.of(BT_709);
    }
    if (colors == null || (STANDARD_VIDEO.contains(colors.name()) && curve.isEmpty())) {
      return null;
    }
    String name = curve.isEmpty() ? colors.name() : colors.name() + ", " + curve;
    return write(name, colors.underD50(), transfer);
  }

  /**
   * Returns the share of red and of blue in the luminance of some primaries, for the matrix that is
   * derived from them (H.273, formulas 32 to 37); those of BT.709 for unknown ones.
   *
   * @param primaries colour primaries (table 2)
   */
  public static double[] luminances(int primaries) {
    ColorPrimaries colors = ColorPrimaries.of(primaries);
    return colors == null ? new double[] {0.2126, 0.0722} : colors.luminances();
  }

  private static byte[] write(String name, double[][] primaries, int transfer) {
    byte[] text = name.getBytes(StandardCharsets.UTF_16BE);
    int textBytes = (28 + text.length + 3) & ~3;
    int curveBytes = 12 + 2 * CURVE_POINTS;
    int start = HEADER + TAG_TABLE;
    ByteBuffer profile = ByteBuffer.allocate(start + textBytes + 3 * XYZ_BYTES + curveBytes);
    profile.putInt(0, profile.capacity());
    profile.putInt(8, 0x04400000); // Version 4.4.
    put(profile, 12, "mntrRGB XYZ ");
    put(profile, 36, "acsp");
    profile.putInt(68, fixed(Srgb.WHITE[0]));
    profile.putInt(72, fixed(Srgb.WHITE[1]));
    profile.putInt(76, fixed(Srgb.WHITE[2]));
    profile.putInt(HEADER, TAGS);
    int place = start;
    entry(profile, 0, "desc", place, 28 + text.length);
    put(profile, place, "mluc");
    profile.putInt(place + 8, 1).putInt(place + 12, 12);
    put(profile, place + 16, "enUS");
    profile.putInt(place + 20, text.length).putInt(place + 24, 28);
    profile.put(place + 28, text);
    place += textBytes;
    String[] colors = {"r", "g", "b"};
    for (int i = 0; i < 3; i++) {
      entry(profile, 1 + i, colors[i] + "XYZ", place, XYZ_BYTES);
      put(profile, place, "XYZ ");
      for (int axis = 0; axis < 3; axis++) {
        profile.putInt(place + 8 + 4 * axis, fixed(primaries[i][axis]));
      }
      place += XYZ_BYTES;
    }
    for (int i = 0; i < 3; i++) {
      entry(profile, 4 + i, colors[i] + "TRC", place, curveBytes);
    }
    put(profile, place, "curv");
    profile.putInt(place + 8, CURVE_POINTS);
    for (int i = 0; i < CURVE_POINTS; i++) {
      double light = CodePointCurve.at(transfer, i / (CURVE_POINTS - 1.0));
      profile.putShort(place + 12 + 2 * i, (short) Math.round(65_535 * TransferCurve.clip(light)));
    }
    return profile.array();
  }

  private static void entry(ByteBuffer profile, int index, String tag, int place, int length) {
    int entry = HEADER + 4 + 12 * index;
    put(profile, entry, tag);
    profile.putInt(entry + 4, place).putInt(entry + 8, length);
  }

  private static void put(ByteBuffer profile, int place, String letters) {
    profile.put(place, letters.getBytes(StandardCharsets.US_ASCII));
  }

  /** A number as the profile has it, s15Fixed16. */
  private static int fixed(double value) {
    return (int) Math.round(value * 65_536);
  }
}

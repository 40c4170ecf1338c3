package io.github.mediastore.internal.header;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a PNG's header tells beyond the common facts: how its samples relate to light when there is
 * no profile (PNG, Third Edition, section 11.3.2).
 *
 * @param srgb whether an sRGB chunk says that the samples are sRGB; it overrides the other two
 * @param gamma the value of gAMA, 100 000 times the exponent of encoding, at least 1
 * @param chromaticities the values of cHRM, 100 000 times x and y of white, red, green and blue, or
 *     an empty list
 */
public record PngDetails(boolean srgb, OptionalInt gamma, List<Integer> chromaticities)
    implements FormatDetails {

  /** Copies the list. */
  public PngDetails {
    chromaticities = List.copyOf(chromaticities);
  }
}

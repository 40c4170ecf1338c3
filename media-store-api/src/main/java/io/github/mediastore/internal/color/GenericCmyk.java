package io.github.mediastore.internal.color;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The colours of CMYK that comes without a usable profile: those of CGATS TR 001 (SWOP, web offset
 * on coated paper), the commonest default of the programs that write such files.
 *
 * <p>The profile is {@code CGATS001Compat-v2-micro.icc} of the Compact ICC Profiles by Clinton
 * Ingram, public domain (CC0 1.0), 8 KB, made for this purpose: 6 nodes a side, its darkest ink
 * black.
 */
final class GenericCmyk {

  private static final String PROFILE = "CGATS001Compat-v2-micro.icc";

  static final LookupConversion CONVERSION = load();

  private GenericCmyk() {}

  private static LookupConversion load() {
    try (InputStream stream = GenericCmyk.class.getResourceAsStream(PROFILE)) {
      if (stream == null) {
        throw new IllegalStateException("The jar of media-store-api lacks " + PROFILE);
      }
      IccProfile profile = IccProfile.parse(stream.readAllBytes());
      return LookupConversion.read(profile, profile.require("A2B0"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + PROFILE + " in media-store-api", e);
    } catch (UnusableProfileException e) {
      throw new IllegalStateException("The jar of media-store-api has a broken " + PROFILE, e);
    }
  }
}

package io.github.mediastore.internal.color;

import io.github.mediastore.internal.raster.Plane;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the pixels of one picture to sRGB (IEC 61966-2-1): relative colorimetric, without
 * black-point compensation, clipped channel by channel.
 *
 * <p>Meant for the small picture, after resampling and with alpha unpremultiplied. Whatever the
 * bytes of a profile, making a converter never fails: a profile that cannot be used is ignored, and
 * {@link #note()} says why. It takes memory in proportion to the profile. Immutable, so threads may
 * share it.
 */
public final class ColorConverter {

  private static final PixelConversion NOTHING = pixels -> {};

  private final PixelConversion conversion;
  private final @Nullable String note;

  private ColorConverter(PixelConversion conversion, @Nullable String note) {
    this.conversion = conversion;
    this.note = note;
  }

  /**
   * Makes the converter of a picture without a profile: RGB and grey are taken for sRGB, CMYK for
   * {@linkplain GenericCmyk ink on coated paper}.
   *
   * @param space what the picture's samples mean
   * @return the converter
   */
  public static ColorConverter withoutProfile(SourceSpace space) {
    return switch (space) {
      case GREY, RGB -> new ColorConverter(NOTHING, null);
      case CMYK -> new ColorConverter(new GenericCmyk(), "taken for CMYK on coated paper");
      case LAB -> new ColorConverter(new LabConversion(), "converted from CIELAB");
    };
  }

  /**
   * Makes the converter of a picture with an embedded profile.
   *
   * @param space what the picture's samples mean
   * @param profile the profile as the file has it, inflated; whatever it holds is safe
   * @return the converter
   */
  public static ColorConverter withProfile(SourceSpace space, byte[] profile) {
    try {
      IccProfile parsed = IccProfile.parse(profile);
      if (!space.isDescribedBy(parsed.colorSpace())) {
        throw new UnusableProfileException("it is not one for " + space);
      }
      PixelConversion conversion = read(parsed);
      String name = ProfileDescription.read(parsed);
      return SrgbLikeness.changesNothing(space, conversion)
          ? new ColorConverter(NOTHING, name + " needs no conversion")
          : new ColorConverter(conversion, "converted from " + name);
    } catch (UnusableProfileException reason) {
      ColorConverter fallback = withoutProfile(space);
      String ignored = "profile ignored: " + reason.getMessage();
      return new ColorConverter(
          fallback.conversion, fallback.note().map(n -> ignored + ", " + n).orElse(ignored));
    }
  }

  private static PixelConversion read(IccProfile profile) throws UnusableProfileException {
    // The table for relative colorimetric conversions, or what stands in for it (8.10.2).
    Optional<TagData> table = profile.tag("A2B1");
    if (table.isEmpty()) {
      table = profile.tag("A2B0");
    }
    if (table.isPresent()) {
      return LookupConversion.read(profile, table.get());
    }
    return profile.channels() == 1 ? GreyConversion.read(profile) : MatrixConversion.read(profile);
  }

  /** Says whether the pixels are sRGB as they are, so that {@link #convert(int[])} need not run. */
  public boolean changesNothing() {
    return conversion == NOTHING;
  }

  /** Returns what was or was not done, in words for the receipt; empty if there was nothing. */
  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  /**
   * Converts pixels in place.
   *
   * @param pixels packed as the {@link SourceSpace} says; then {@code 0xAARRGGBB}, where alpha is
   *     what it was, or 255 if they were CMYK
   */
  public void convert(int[] pixels) {
    conversion.convert(pixels);
  }

  /**
   * Converts four planes of equal size that hold amounts of ink, 0 being none (Adobe's JPEGs hold
   * the opposite: invert those before).
   *
   * @param cyan the first plane
   * @param magenta the second plane
   * @param yellow the third plane
   * @param black the fourth plane
   * @return opaque pixels, {@code 0xFFRRGGBB}, row by row
   */
  public int[] convert(Plane cyan, Plane magenta, Plane yellow, Plane black) {
    int width = cyan.width();
    int[] pixels = new int[width * cyan.height()];
    Plane[] planes = {cyan, magenta, yellow, black};
    for (Plane plane : planes) {
      byte[] samples = plane.samples();
      for (int i = 0; i < pixels.length; i++) {
        int sample = samples[(i / width) * plane.stride() + i % width] & 0xFF;
        pixels[i] = (pixels[i] << 8) | sample;
      }
    }
    conversion.convert(pixels);
    return pixels;
  }
}

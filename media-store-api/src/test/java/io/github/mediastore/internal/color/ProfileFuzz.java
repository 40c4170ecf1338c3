package io.github.mediastore.internal.color;

import io.github.mediastore.fuzz.Seeds;
import java.io.IOException;
import java.util.List;

/** Fuzz target: any bytes are a profile that is used, or one that is ignored with a note. */
public final class ProfileFuzz {

  private ProfileFuzz() {}

  public static void fuzzerTestOneInput(byte[] profile) {
    for (SourceSpace space : SourceSpace.values()) {
      ColorConverter converter = ColorConverter.withProfile(space, profile);
      converter.convert(new int[] {0x00000000, 0x12345678, 0x80808080, 0xFFFFFFFF});
      if (converter.note().isEmpty()) {
        throw new AssertionError("Nothing said");
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    double[] lab = {0.5, 0.5, 0.5};
    Seeds.write(
        arguments[0],
        List.of(
            ProfileBuilder.displayP3().build(),
            ProfileBuilder.adobeRgb().build(),
            ProfileBuilder.grey(ProfileBuilder.curve(0, 1000, 30000, 65535)).build(),
            ProfileBuilder.grey(ProfileBuilder.parametric(1, -3, 0, -5)).build(),
            ProfileBuilder.of("RGB ", "XYZ ")
                .tag("A2B0", LookupTables.lut8(3, 3, rgb -> rgb))
                .build(),
            ProfileBuilder.of("CMYK", "Lab ")
                .tag("A2B1", LookupTables.lut16(4, 2, 2, ink -> lab))
                .build()));
  }
}

package io.github.mediastore.internal.color;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Profiles come from whoever uploads a picture: none may do more harm than be ignored. */
class DamagedProfileTest {

  private static final int MUTATIONS_OF_EACH = 250;

  /** What reading a profile may take for each of its bytes, and beside them. */
  private static final long ALLOCATION_FACTOR = 64;

  private static final long ALLOCATION = 1 << 20;

  private final byte[][] profiles = {
    ProfileBuilder.displayP3().build(),
    ProfileBuilder.adobeRgb().build(),
    ProfileBuilder.grey(ProfileBuilder.curve(0, 1000, 30000, 65535)).build(),
    ProfileBuilder.of("CMYK", "Lab ")
        .tag("A2B1", LookupTables.lut16(4, 2, 2, ink -> lab()))
        .build(),
    ProfileBuilder.of("RGB ", "XYZ ").tag("A2B0", LookupTables.lut8(3, 3, rgb -> rgb)).build(),
    ProfileBuilder.of("CMYK", "Lab ")
        .tag("A2B0", LookupTables.lutAToB(4, 2, ProfileBuilder.srgbCurve(), ink -> lab()))
        .build(),
  };

  @Test
  void profileCutOffAnywhereIsIgnoredOrUsedButNeverThrows() {
    for (byte[] profile : profiles) {
      for (int length = 0; length < profile.length; length += 8) {
        assertHarmless(Arrays.copyOf(profile, length));
      }
    }
  }

  @Test
  void profileWithFlippedBytesIsIgnoredOrUsedButNeverThrows() {
    Random random = new Random(20_000);
    for (int i = 0; i < MUTATIONS_OF_EACH * profiles.length; i++) {
      byte[] profile = profiles[i % profiles.length].clone();
      // The first bytes of a profile are where its counts, offsets and types are.
      int reach = random.nextBoolean() ? profile.length : 300;
      for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
        profile[random.nextInt(reach)] = interesting(random);
      }
      assertHarmless(profile);
    }
  }

  @Test
  void countsThatClaimMoreThanThereIsAreRefused() {
    byte[] curve = ProfileBuilder.curve(1, 2, 3);
    Arrays.fill(curve, 8, 12, (byte) 0xFF);
    assertThat(note(ProfileBuilder.grey(curve).build(), SourceSpace.GREY))
        .isEqualTo("profile ignored: damaged, a curve has 4294967295 points");

    byte[] tags = ProfileBuilder.displayP3().build();
    Arrays.fill(tags, 128, 132, (byte) 0xFF);
    assertThat(note(tags, SourceSpace.RGB))
        .isEqualTo("profile ignored: damaged, it claims 4294967295 tags");
  }

  @Test
  void numbersThatAreNoneBecomeBlackAndNotAnError() {
    byte[] curve = ProfileBuilder.parametric(1, -3, 0, -5);
    byte[] profile = ProfileBuilder.grey(curve).build();
    int[] pixels = {0x000000, 0x808080, 0xFFFFFF};
    ColorConverter.withProfile(SourceSpace.GREY, profile).convert(pixels);
    assertThat(pixels).containsOnly(0);
  }

  private static void assertHarmless(byte[] profile) {
    for (SourceSpace space : SourceSpace.values()) {
      long before = allocated();
      ColorConverter converter = ColorConverter.withProfile(space, profile);
      assertThat(allocated() - before).isLessThan(ALLOCATION + ALLOCATION_FACTOR * profile.length);
      int[] pixels = {0x00000000, 0x12345678, 0x80808080, 0xFFFFFFFF};
      converter.convert(pixels);
      assertThat(converter.note()).isPresent();
    }
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  private static byte interesting(Random random) {
    byte[] extremes = {0, 1, 0x7F, (byte) 0x80, (byte) 0xFF};
    return random.nextBoolean()
        ? extremes[random.nextInt(extremes.length)]
        : (byte) random.nextInt(256);
  }

  private static String note(byte[] profile, SourceSpace space) {
    return ColorConverter.withProfile(space, profile).note().orElseThrow();
  }

  private static double[] lab() {
    return new double[] {0.5, 0.5, 0.5};
  }
}

package io.github.mediastore.internal.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class YcbcrPlanesTest {

  @Test
  void everyColourIsThatOfTheFormulaToItsRounding() {
    for (int luma = 0; luma < 256; luma += 5) {
      int y = luma;
      Plane cb = Planes.of(256, 256, (column, row) -> column);
      Plane cr = Planes.of(256, 256, (column, row) -> row);

      int[] pixels = YcbcrPlanes.toPixels(Planes.of(256, 256, (column, row) -> y), cb, cr);

      for (int i = 0; i < pixels.length; i++) {
        int blue = (i & 0xFF) - 128;
        int red = (i >> 8) - 128;
        assertClose(pixels[i] >> 16 & 0xFF, y + 1.402 * red);
        assertClose(pixels[i] >> 8 & 0xFF, y - 0.344136 * blue - 0.714136 * red);
        assertClose(pixels[i] & 0xFF, y + 1.772 * blue);
      }
    }
  }

  @Test
  void greyStaysGreyAndOpaque() {
    Plane ramp = Planes.of(256, 1, (x, y) -> x);
    Plane none = Planes.of(256, 1, (x, y) -> 128);

    assertThat(YcbcrPlanes.toPixels(ramp, none, none)).isEqualTo(PackedPixels.ofGrey(ramp));
  }

  @Test
  void readsPaddedPlanes() {
    Plane y = Planes.noise(13, 7, 1);
    Plane cb = Planes.noise(13, 7, 2);
    Plane cr = Planes.noise(13, 7, 3);

    int[] pixels =
        YcbcrPlanes.toPixels(
            Planes.padded(y, 13, 7, 1), Planes.padded(cb, 13, 7, 2), Planes.padded(cr, 13, 7, 3));

    assertThat(pixels).isEqualTo(YcbcrPlanes.toPixels(y, cb, cr));
  }

  @Test
  void refusesPlanesThatDifferInSize() {
    Plane large = Planes.noise(4, 4, 1);
    Plane small = Planes.noise(2, 4, 1);

    assertThatThrownBy(() -> YcbcrPlanes.toPixels(large, small, large))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Planes differ in size: 4 x 4 and 2 x 4");
  }

  /** Fails unless the value is the nearest integer, give or take what 16 bits cannot hold. */
  private static void assertClose(int value, double exact) {
    double error = value - Math.max(0, Math.min(255, exact));
    if (Math.abs(error) > 0.502) {
      assertThat(error).as("%d for %f", value, exact).isBetween(-0.502, 0.502);
    }
  }
}

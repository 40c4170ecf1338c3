package io.github.mediastore.internal.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PackedPixelsTest {

  private static final int[] PIXELS = {
    0xFF102030, 0xFF405060, 0xFFF0E0D0, 0xFF0000FF, -1, 0xFF << 24
  };

  @Test
  void channelsOfPixelsGiveThePixelsBack() {
    Plane red = PackedPixels.channel(PIXELS, 3, 2, PackedPixels.RED);
    Plane green = PackedPixels.channel(PIXELS, 3, 2, PackedPixels.GREEN);
    Plane blue = PackedPixels.channel(PIXELS, 3, 2, PackedPixels.BLUE);

    assertThat(red.samples()).isEqualTo(new byte[] {0x10, 0x40, (byte) 0xF0, 0, -1, 0});
    assertThat(PackedPixels.of(red, green, blue)).isEqualTo(PIXELS);
  }

  @Test
  void packsPaddedPlanes() {
    Plane red = Planes.noise(5, 4, 1);
    Plane green = Planes.noise(5, 4, 2);
    Plane blue = Planes.noise(5, 4, 3);

    int[] pixels =
        PackedPixels.of(
            Planes.padded(red, 5, 4, 3),
            Planes.padded(green, 5, 4, 0),
            Planes.padded(blue, 5, 4, 1));

    assertThat(pixels).isEqualTo(PackedPixels.of(red, green, blue));
  }

  @Test
  void takesAChannelOutOfInterleavedRows() {
    byte[] rows = {9, 1, 2, 3, 4, 5, 6, 0, 0, 7, 8, 9, 10, 11, 12, 0};

    Plane second = PackedPixels.channel(rows, 2, 3, 8, 2, 2);

    assertThat(second.samples()).containsExactly(2, 5, 8, 11);
  }

  @Test
  void greyHasThreeEqualChannels() {
    assertThat(PackedPixels.ofGrey(Planes.of(2, 1, (x, y) -> 0x7F + x)))
        .containsExactly(0xFF7F7F7F, 0xFF808080);
  }

  @Test
  void refusesPlanesThatDifferInSize() {
    assertThatThrownBy(
            () ->
                PackedPixels.of(
                    Planes.noise(3, 3, 1), Planes.noise(3, 3, 1), Planes.noise(3, 2, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Planes differ in size: 3 x 3 and 3 x 2");
  }
}

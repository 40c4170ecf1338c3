package io.github.mediastore.internal.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RowResamplerTest {

  @Test
  void rowsGiveWhatTheirPlaneGives() {
    Plane plane = Planes.noise(300, 200, 1);
    RowResampler rows = new RowResampler(300, 200, 77, 51);

    byte[] row = new byte[2 + 300];
    for (int y = 0; y < 200; y++) {
      System.arraycopy(plane.samples(), 300 * y, row, 2, 300);
      rows.put(row, 2);
    }

    assertThat(rows.finish().samples()).isEqualTo(Resampler.resample(plane, 77, 51).samples());
  }

  @Test
  void rowsOfTheRightSizePassUnchanged() {
    Plane noise = Planes.noise(40, 30, 1);
    RowResampler rows = new RowResampler(40, 30, 40, 30);

    for (int y = 0; y < 30; y++) {
      rows.put(noise.samples(), 40 * y);
    }

    assertThat(rows.finish().samples()).isEqualTo(noise.samples());
  }

  @Test
  void refusesTooFewAndTooManyRows() {
    RowResampler rows = new RowResampler(5, 2, 3, 1);

    rows.put(new byte[5], 0);
    assertThatThrownBy(rows::finish)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("1 rows are missing");

    rows.put(new byte[5], 0);
    assertThatThrownBy(() -> rows.put(new byte[5], 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("All rows have been put");
  }
}

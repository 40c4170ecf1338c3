package io.github.mediastore.internal.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RowResamplerTest {

  @Test
  void interleavedRowsGiveWhatTheirPlanesGive() {
    Plane first = Planes.noise(300, 200, 1);
    Plane second = Planes.noise(300, 200, 2);
    RowResampler firstRows = new RowResampler(300, 200, 77, 51);
    RowResampler secondRows = new RowResampler(300, 200, 77, 51);

    byte[] row = new byte[1 + 2 * 300];
    for (int y = 0; y < 200; y++) {
      for (int x = 0; x < 300; x++) {
        row[1 + 2 * x] = (byte) Planes.at(first, x, y);
        row[2 + 2 * x] = (byte) Planes.at(second, x, y);
      }
      firstRows.put(row, 1, 2);
      secondRows.put(row, 2, 2);
    }

    assertThat(firstRows.finish().samples()).isEqualTo(Resampler.resample(first, 77, 51).samples());
    assertThat(secondRows.finish().samples())
        .isEqualTo(Resampler.resample(second, 77, 51).samples());
  }

  @Test
  void rowsOfTheRightSizePassUnchanged() {
    Plane noise = Planes.noise(40, 30, 1);
    RowResampler rows = new RowResampler(40, 30, 40, 30);

    for (int y = 0; y < 30; y++) {
      rows.put(noise.samples(), 40 * y, 1);
    }

    assertThat(rows.finish().samples()).isEqualTo(noise.samples());
  }

  @Test
  void refusesTooFewAndTooManyRows() {
    RowResampler rows = new RowResampler(5, 2, 3, 1);

    rows.put(new byte[5], 0, 1);
    assertThatThrownBy(rows::finish)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("1 rows are missing");

    rows.put(new byte[5], 0, 1);
    assertThatThrownBy(() -> rows.put(new byte[5], 0, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("All rows have been put");
  }
}

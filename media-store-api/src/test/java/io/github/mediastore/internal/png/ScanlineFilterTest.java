package io.github.mediastore.internal.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanlineFilterTest {

  @Test
  void thePaethPredictorIsThatOfTheSpecification() {
    int differing = 0;
    for (int left = 0; left < 256; left++) {
      for (int up = 0; up < 256; up++) {
        for (int corner = 0; corner < 256; corner++) {
          if (ScanlineFilter.paeth(left, up, corner) != PngBuilder.paeth(left, up, corner)) {
            differing++;
          }
        }
      }
    }

    assertThat(differing).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 8})
  void everyFilterIsUndone(int distance) throws DecodeException {
    byte[][] rows = new byte[10][distance * 7];
    Random random = new Random(distance);
    for (byte[] row : rows) {
      random.nextBytes(row);
    }

    byte[] above = new byte[1 + rows[0].length];
    byte[][] filtered = PngBuilder.filtered(rows, distance);
    for (int y = 0; y < rows.length; y++) {
      ScanlineFilter.reverse(filtered[y], above, distance);
      above = filtered[y];
      assertThat(above).endsWith(rows[y]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 127, 255})
  void refusesOtherFilters(int type) {
    byte[] row = {(byte) type, 0};

    assertThatThrownBy(() -> ScanlineFilter.reverse(row, new byte[2], 1))
        .isInstanceOf(DecodeException.class)
        .hasMessage("Filter type " + type + " does not exist");
  }
}

package io.github.mediastore.internal.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class Lanczos3Test {

  @Property
  void agreesWithItsFormula(@ForAll @DoubleRange(min = -4, max = 4) double x) {
    assertThat(Lanczos3.at(x)).isCloseTo(ReferenceResampler.lanczos3(x), within(1e-6));
  }

  @Property
  void isSymmetric(@ForAll @DoubleRange(min = 0, max = 4) double x) {
    assertThat(Lanczos3.at(-x)).isEqualTo(Lanczos3.at(x));
  }

  @Test
  void isOneAtItsCentreAndZeroAtTheOtherIntegers() {
    assertThat(Lanczos3.at(0)).isEqualTo(1);
    for (int i = 1; i < 5; i++) {
      assertThat(Lanczos3.at(i)).isCloseTo(0, within(1e-15));
    }
  }
}

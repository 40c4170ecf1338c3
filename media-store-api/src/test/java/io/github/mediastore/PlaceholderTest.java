package io.github.mediastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlaceholderTest {

  @Test
  void encoderOffersLossyAndLossless() {
    assertThat(Placeholder.compressionTypes()).containsExactlyInAnyOrder("Lossy", "Lossless");
  }

  @Property(tries = 20)
  void halvingNeverEnlarges(@ForAll @IntRange(min = 2, max = 64) int width) {
    var picture = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);

    assertThat(Placeholder.halve(picture).getWidth()).isLessThan(width);
  }
}

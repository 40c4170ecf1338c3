package io.github.mediastore.internal.tiff.codec;

import static io.github.mediastore.internal.tiff.codec.Segments.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PackBitsTest {

  /** The example of TIFF 6.0, section 9. */
  private static final byte[] EXAMPLE =
      bytes(0xFE, 0xAA, 2, 0x80, 0, 0x2A, 0xFD, 0xAA, 3, 0x80, 0, 0x2A, 0x22, 0xF7, 0xAA);

  @Test
  void expandsTheExampleOfTheSpecification() throws DecodeException {
    byte[] expected = new byte[24];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (byte) 0xAA;
    }
    System.arraycopy(bytes(0x80, 0, 0x2A), 0, expected, 3, 3);
    System.arraycopy(bytes(0x80, 0, 0x2A, 0x22), 0, expected, 10, 4);

    assertThat(Segments.read(PackBits::open, EXAMPLE, 100)).isEqualTo(expected);
    assertThat(Segments.read(PackBits::open, EXAMPLE, 100, true)).isEqualTo(expected);
    assertThat(Segments.read(PackBits::open, EXAMPLE, 11)).isEqualTo(Arrays.copyOf(expected, 11));
  }

  @Test
  void skipsTheHeadThatDoesNothing() throws DecodeException {
    assertThat(Segments.read(PackBits::open, bytes(0x80, 0, 7, 0x80, 0x80), 100))
        .isEqualTo(bytes(7));
  }

  @Test
  void endsWhereARunBreaksOff() throws DecodeException {
    assertThat(Segments.read(PackBits::open, bytes(4, 1, 2), 100)).isEqualTo(bytes(1, 2));
    assertThat(Segments.read(PackBits::open, bytes(0, 1, 0xF0), 100)).isEqualTo(bytes(1));
    assertThat(Segments.read(PackBits::open, bytes(3), 100)).isEmpty();
    assertThat(Segments.read(PackBits::open, bytes(), 100)).isEmpty();
  }

  @Property(tries = 200)
  void expandsWhatWasPacked(
      @ForAll @Size(max = 60) byte[] values,
      @ForAll @Size(max = 60) byte[] repeats,
      @ForAll boolean lsbFirst)
      throws DecodeException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    for (int i = 0; i < Math.min(values.length, repeats.length); i++) {
      int head = repeats[i];
      packed.write(head);
      for (int k = 0; head >= 0 && k <= head; k++) {
        packed.write(values[i] + k);
        plain.write(values[i] + k);
      }
      if (head < 0 && head != -128) {
        packed.write(values[i]);
        for (int k = 0; k < 1 - head; k++) {
          plain.write(values[i]);
        }
      }
    }

    assertThat(Segments.read(PackBits::open, packed.toByteArray(), 20_000, lsbFirst))
        .isEqualTo(plain.toByteArray());
  }
}

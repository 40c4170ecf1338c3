package io.github.mediastore.internal.tiff.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SegmentBitsTest {

  @Property(tries = 300)
  void givesBitsInOrderWhateverIsTakenAtOnce(
      @ForAll @Size(max = 60) byte[] segment,
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 32) Integer> counts,
      @ForAll boolean lsbFirst) {
    byte[] stored = lsbFirst ? Segments.reversed(segment) : segment;
    SegmentBits bits = new SegmentBits(stored, 0, stored.length, lsbFirst);
    int position = 0;
    for (int i = 0; position < 8 * segment.length; i = (i + 1) % counts.size()) {
      int count = counts.get(i);
      bits.refill();
      for (int k = 0; k < count; k++) {
        assertThat(bits.peek(count) >>> (count - 1 - k) & 1).isEqualTo(bit(segment, position + k));
      }
      bits.skip(count);
      position += count;
    }
    assertThat(bits.available()).isEqualTo(8 * segment.length - position);
  }

  @Test
  void skipsZerosOverManyWindows() {
    for (int zeros = 0; zeros < 300; zeros++) {
      byte[] segment =
          new BitWriter().bits("0".repeat(zeros)).bits("1011").bits("0".repeat(100)).bytes();
      for (int before = 0; before <= Math.min(zeros, 9); before++) {
        SegmentBits bits = new SegmentBits(segment, 0, segment.length, false);
        bits.refill();
        bits.skip(before);
        bits.skipZeros();
        bits.refill();
        assertThat(bits.peek(4)).isEqualTo(0b1011);
        bits.skip(4);
        bits.skipZeros();
        assertThat(bits.available()).isZero();
      }
    }
  }

  @Test
  void alignsFromTheSegmentsStart() {
    byte[] file = {0, 0, (byte) 0xFF, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    SegmentBits bits = new SegmentBits(file, 3, 12, false);
    bits.align(16);
    assertThat(bits.peek(8)).isEqualTo(1);
    bits.skip(1);
    bits.align(16);
    assertThat(bits.peek(8)).isEqualTo(3);
    bits.skip(9);
    bits.align(8);
    assertThat(bits.peek(8)).isEqualTo(5);
  }

  private static int bit(byte[] bytes, int index) {
    return index < 8 * bytes.length ? bytes[index / 8] >> (7 - index % 8) & 1 : 0;
  }
}

package io.github.mediastore.internal.tiff.codec;

import static io.github.mediastore.internal.tiff.codec.Segments.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiffLzwTest {

  private static final int CLEAR = 256;
  private static final int END = 257;

  /** The example of TIFF 6.0, section 13: these bytes, and the codes that it gives for them. */
  private static final byte[] EXAMPLE = bytes(7, 7, 7, 8, 8, 7, 7, 6, 6);

  private static final int[] EXAMPLE_CODES = {CLEAR, 7, 258, 8, 8, 258, 6, 6, END};

  @Test
  void expandsTheExampleOfTheSpecification() throws DecodeException {
    assertThat(Segments.read(TiffLzw::open, codes(EXAMPLE_CODES), 100)).isEqualTo(EXAMPLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 256})
  void expandsPastSeveralFullTables(int values) throws DecodeException {
    byte[] plain = random(60_000, values);

    byte[] compressed = LzwWriter.compress(plain);

    assertThat(Segments.read(TiffLzw::open, compressed, plain.length + 9)).isEqualTo(plain);
    assertThat(Segments.read(TiffLzw::open, compressed, plain.length + 9, true)).isEqualTo(plain);
    assertThat(Segments.read(TiffLzw::open, compressed, 777)).isEqualTo(Arrays.copyOf(plain, 777));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16, 256})
  void expandsTheOrderOfTheEarliestWriters(int values) throws DecodeException {
    byte[] plain = random(60_000, values);

    byte[] compressed = new LzwWriter(true).clear().strings(plain, true).end().bytes();

    assertThat(compressed[0]).isZero();
    assertThat(compressed[1] & 1).isEqualTo(1);
    assertThat(Segments.read(TiffLzw::open, compressed, plain.length + 9)).isEqualTo(plain);
    assertThat(Segments.read(TiffLzw::open, compressed, plain.length + 9, true)).isEqualTo(plain);
  }

  @Property(tries = 300)
  void expandsWhatWasCompressed(@ForAll @Size(max = 400) byte[] values, @ForAll boolean lsbFirst)
      throws DecodeException {
    byte[] plain = LzwWriter.runs(values);

    byte[] compressed = LzwWriter.compress(plain);

    assertThat(Segments.read(TiffLzw::open, compressed, plain.length + 9, lsbFirst))
        .isEqualTo(plain);
  }

  @Test
  void doesWithoutAClearCodeFirst() throws DecodeException {
    byte[] plain = random(5000, 7);
    // codes 0 and 1 could be taken for the clear code of the earliest writers
    plain[0] = 5;
    byte[] compressed = new LzwWriter(false).strings(plain, true).end().bytes();

    assertThat(Segments.read(TiffLzw::open, compressed, plain.length + 9)).isEqualTo(plain);
  }

  @Test
  void doesWithoutAnEndCode() throws DecodeException {
    assertThat(Segments.read(TiffLzw::open, codes(Arrays.copyOf(EXAMPLE_CODES, 8)), 100))
        .isEqualTo(EXAMPLE);
    assertThat(Segments.read(TiffLzw::open, codes(Arrays.copyOf(EXAMPLE_CODES, 4)), 100))
        .isEqualTo(bytes(7, 7, 7, 8));
    assertThat(Segments.read(TiffLzw::open, bytes(), 100)).isEmpty();
  }

  @Test
  void doesWithoutClearingATableThatIsFull() throws DecodeException {
    byte[] plain = random(60_000, 200);
    byte[] compressed = new LzwWriter(false).clear().strings(plain, false).end().bytes();

    assertThat(Segments.read(TiffLzw::open, compressed, plain.length + 9)).isEqualTo(plain);
  }

  @Test
  void readsNothingAfterTheEndCode() throws DecodeException {
    assertThat(Segments.read(TiffLzw::open, codes(CLEAR, 9, END, 9, 4000), 100))
        .isEqualTo(bytes(9));
  }

  @Test
  void clearsAsOftenAsItIsTold() throws DecodeException {
    assertThat(Segments.read(TiffLzw::open, codes(CLEAR, CLEAR, 9, CLEAR, CLEAR, 8, 258, END), 100))
        .isEqualTo(bytes(9, 8, 8, 8));
  }

  @Test
  void refusesACodeBeyondTheTable() {
    assertDamaged(codes(CLEAR, 9, 259), "LZW code 259 is beyond the table, which has 258");
    assertDamaged(codes(CLEAR, 258), "An LZW table starts with code 258, which is not in it yet");
    assertDamaged(
        codes(CLEAR, 9, 258, CLEAR, 258),
        "An LZW table starts with code 258, which is not in it yet");
    assertDamaged(codes(300), "An LZW table starts with code 300, which is not in it yet");
  }

  private static void assertDamaged(byte[] segment, String message) {
    assertThatExceptionOfType(DecodeException.class)
        .isThrownBy(() -> Segments.read(TiffLzw::open, segment, 100))
        .matches(refusal -> refusal.kind() == DecodeException.Kind.CORRUPT)
        .withMessage(message);
  }

  /** Writes codes of 9 bits. */
  private static byte[] codes(int... codes) {
    BitWriter bits = new BitWriter();
    for (int code : codes) {
      bits.bits(code, 9);
    }
    return bits.bytes();
  }

  private static byte[] random(int length, int values) {
    byte[] plain = new byte[length];
    Random random = new Random(values);
    for (int i = 0; i < length; i++) {
      plain[i] = (byte) random.nextInt(values);
    }
    return plain;
  }
}

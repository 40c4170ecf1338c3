package io.github.mediastore.internal.tiff.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiffDeflateTest {

  private static final byte[] PLAIN = plain(30_000);
  private static final byte[] DEFLATED = deflated(new Deflater());

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void inflates(boolean lsbFirst) throws DecodeException {
    assertThat(Segments.read(TiffDeflate::open, DEFLATED, PLAIN.length + 100, lsbFirst))
        .isEqualTo(PLAIN);
  }

  @Test
  void doesWithoutAChecksum() throws DecodeException {
    byte[] cut = Arrays.copyOf(DEFLATED, DEFLATED.length - 4);

    assertThat(Segments.read(TiffDeflate::open, cut, PLAIN.length)).isEqualTo(PLAIN);
  }

  @Test
  void endsWhereTheDataBreakOff() throws DecodeException {
    byte[] read =
        Segments.read(
            TiffDeflate::open, Arrays.copyOf(DEFLATED, DEFLATED.length / 2), PLAIN.length);

    assertThat(read)
        .hasSizeBetween(1000, PLAIN.length - 1000)
        .isEqualTo(Arrays.copyOf(PLAIN, read.length));
  }

  @Test
  void refusesAWrongChecksum() {
    byte[] wrong = DEFLATED.clone();
    wrong[wrong.length - 1]++;

    assertDamaged(wrong);
  }

  @Test
  void refusesWhatIsNoZlibStream() {
    assertDamaged(new byte[10]);
  }

  @Test
  void refusesAStreamThatNeedsADictionary() {
    Deflater deflater = new Deflater();
    deflater.setDictionary(new byte[] {1, 2, 3});

    assertDamaged(deflated(deflater));
  }

  private static void assertDamaged(byte[] segment) {
    assertThatExceptionOfType(DecodeException.class)
        .isThrownBy(() -> Segments.read(TiffDeflate::open, segment, PLAIN.length))
        .matches(refusal -> refusal.kind() == DecodeException.Kind.CORRUPT)
        .withMessageStartingWith("A Deflate strip or tile ");
  }

  private static byte[] plain(int length) {
    byte[] plain = new byte[length];
    Random random = new Random(1);
    for (int i = 0; i < length; i++) {
      plain[i] = (byte) random.nextInt(20);
    }
    return plain;
  }

  private static byte[] deflated(Deflater deflater) {
    byte[] deflated = new byte[2 * PLAIN.length];
    deflater.setInput(PLAIN);
    deflater.finish();
    int length = deflater.deflate(deflated);
    deflater.end();
    return Arrays.copyOf(deflated, length);
  }
}

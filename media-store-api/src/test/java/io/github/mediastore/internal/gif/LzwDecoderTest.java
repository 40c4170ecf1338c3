package io.github.mediastore.internal.gif;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LzwDecoderTest {

  private static final int TABLE_SIZE = 4096;

  private final Random random = new Random(3);

  /** Encoders choose the longest string they know; a decoder must know all others as well. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 8})
  void anyCodeGivesItsString(int bits) throws DecodeException {
    GifCodes codes = new GifCodes(bits);
    ByteArrayOutputStream indexes = new ByteArrayOutputStream();
    for (int table = 0; table < 5; table++) {
      codes.clear();
      appendAnyCodes(codes, bits, 3000 * table, indexes);
    }
    LzwDecoder decoder = decoder(bits, codes);
    LzwDecoder copy = new LzwDecoder(decoder);

    assertThat(Arrays.equals(read(decoder, indexes.size()), indexes.toByteArray())).isTrue();
    assertThat(Arrays.equals(read(copy, indexes.size()), indexes.toByteArray())).isTrue();
  }

  @Test
  void whatIsSkippedIsReadByACopy() throws DecodeException {
    byte[] indexes = new byte[100_000];
    random.nextBytes(indexes);
    LzwDecoder decoder = decoder(8, new GifCodes(8).compress(indexes).end());
    decoder.skip(12_345);
    LzwDecoder copy = new LzwDecoder(decoder);
    decoder.skip(54_321);

    byte[] rest = Arrays.copyOfRange(indexes, 12_345 + 54_321, indexes.length);
    assertThat(read(decoder, rest.length)).isEqualTo(rest);
    assertThat(read(copy, 54_321)).isEqualTo(Arrays.copyOfRange(indexes, 12_345, 66_666));
  }

  /** Keeps each string as it is, as the specification describes it. */
  private void appendAnyCodes(GifCodes codes, int bits, int count, ByteArrayOutputStream indexes) {
    int clear = 1 << bits;
    List<byte[]> strings = new ArrayList<>();
    for (int i = 0; i < clear + 2; i++) {
      strings.add(new byte[] {(byte) i});
    }
    byte[] previous = {};
    for (int i = 0; i < count; i++) {
      int next = strings.size();
      boolean learns = i > 0 && next < TABLE_SIZE;
      int known = i == 0 ? clear : Math.min(TABLE_SIZE, next + (learns ? 1 : 0));
      int code = random.nextInt(known);
      if (code == clear || code == clear + 1) {
        code = 0;
      }
      codes.code(code, Math.min(12, Integer.SIZE - Integer.numberOfLeadingZeros(next)));
      if (learns) {
        byte[] longer = Arrays.copyOf(previous, previous.length + 1);
        longer[previous.length] = code == next ? previous[0] : strings.get(code)[0];
        strings.add(longer);
      }
      previous = strings.get(code);
      indexes.writeBytes(previous);
    }
    codes.bits(Math.min(12, Integer.SIZE - Integer.numberOfLeadingZeros(strings.size())));
  }

  private static LzwDecoder decoder(int bits, GifCodes codes) throws DecodeException {
    return new LzwDecoder(new GifBuilder("").codes(bits, codes).build(), 0);
  }

  private static byte[] read(LzwDecoder decoder, int count) throws DecodeException {
    byte[] row = new byte[count];
    decoder.read(row);
    return row;
  }
}

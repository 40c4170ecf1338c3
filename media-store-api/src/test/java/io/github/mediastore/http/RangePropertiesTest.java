package io.github.mediastore.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class RangePropertiesTest {

  private static final int SIZE = 100_000;
  private static final TestMedium MEDIUM = TestMedium.of(numbered(SIZE));

  @Property
  void anyTextIsReadOrIgnored(@ForAll String text) {
    assertThat(RangeHeader.parse(text).stream()).allMatch(header -> !header.specs().isEmpty());
  }

  @Property
  void anyTextOfRangeCharactersIsAnsweredWithinTheMedium(
      @ForAll @CharRange(from = '0', to = '9') @Chars({'-', ',', ' '}) @StringLength(max = 30)
          String text,
      @ForAll @IntRange(max = 1000) int size)
      throws IOException {
    TestMedium medium = TestMedium.of(numbered(size));

    MediaResponse answer = answer(medium, "bytes=" + text);

    assertThat(answer.status()).isIn(200, 206, 416);
    assertThat(written(answer)).hasSize((int) answer.contentLength());
  }

  @Property
  void rangeIsTheSliceItNames(
      @ForAll @IntRange(max = SIZE - 1) int first, @ForAll @IntRange(max = 2 * SIZE) int length)
      throws IOException {
    int last = first + length;

    MediaResponse answer = answer(MEDIUM, "bytes=%d-%d".formatted(first, last));

    int end = Math.min(last + 1, SIZE);
    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.headers())
        .containsEntry("Content-Range", "bytes %d-%d/%d".formatted(first, end - 1, SIZE));
    assertThat(written(answer)).isEqualTo(Arrays.copyOfRange(MEDIUM.bytes(), first, end));
  }

  @Property
  void suffixIsTheEndOfTheMedium(@ForAll @IntRange(min = 1, max = 2 * SIZE) int length)
      throws IOException {
    MediaResponse answer = answer(MEDIUM, "bytes=-" + length);

    assertThat(answer.status()).isEqualTo(206);
    assertThat(written(answer))
        .isEqualTo(Arrays.copyOfRange(MEDIUM.bytes(), Math.max(0, SIZE - length), SIZE));
  }

  @Property
  void positionBeyondTheEndIsNotSatisfiable(@ForAll @IntRange(min = SIZE) int first) {
    MediaResponse answer = answer(MEDIUM, "bytes=" + first + "-");

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.headers()).containsEntry("Content-Range", "bytes */" + SIZE);
  }

  @Property(tries = 200)
  void piecesReassembleToTheWhole(
      @ForAll @Size(max = 10) Set<@IntRange(min = 1, max = SIZE - 1) Integer> cuts)
      throws IOException {
    List<Integer> ends = new ArrayList<>(cuts);
    ends.add(SIZE);
    Collections.sort(ends);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    int start = 0;
    for (int end : ends) {
      answer(MEDIUM, "bytes=%d-%d".formatted(start, end - 1)).writeTo(whole);
      start = end;
    }

    assertThat(whole.toByteArray()).isEqualTo(MEDIUM.bytes());
  }

  private static MediaResponse answer(TestMedium medium, String range) {
    return MediaResponse.of(
        new TestStore(medium),
        TestMedium.SLOT,
        MediaRequest.of("GET", Map.of("Range", List.of(range))::get),
        CachePolicy.revalidate());
  }

  private static byte[] written(MediaResponse answer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    answer.writeTo(out);
    return out.toByteArray();
  }

  private static byte[] numbered(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i ^ (i >> 8));
    }
    return bytes;
  }
}

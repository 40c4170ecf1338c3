package io.github.mediastore.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyStreamTest {

  private final byte[] large = new byte[100_000];

  BodyStreamTest() {
    new Random(7).nextBytes(large);
  }

  @Test
  void theWholeBodyCanBeRead() throws IOException {
    try (InputStream body = answer(TestMedium.of(large), "GET").openStream()) {
      assertThat(body.readAllBytes()).isEqualTo(large);
      assertThat(body.read()).isEqualTo(-1);
    }
  }

  @Test
  void bytesCanBeReadOneByOne() throws IOException {
    TestMedium medium = TestMedium.of(new byte[] {1, -1, 0});
    try (InputStream body = answer(medium, "GET").openStream()) {
      assertThat(List.of(body.read(), body.read(), body.read(), body.read()))
          .containsExactly(1, 255, 0, -1);
    }
  }

  @Test
  void aRangeIsNoMoreThanTheRange() throws IOException {
    MediaRequest request =
        MediaRequest.of("GET", name -> name.equals("Range") ? List.of("bytes=2-4") : List.of());
    MediaResponse answer =
        MediaResponse.of(
            new TestStore(TestMedium.of("0123456789".getBytes(UTF_8))),
            MediaSlot.of("users", 42, "profile"),
            request,
            CachePolicy.revalidate());

    assertThat(answer.openStream().readAllBytes()).isEqualTo("234".getBytes(UTF_8));
  }

  @Test
  void aHeadHasNothingToRead() throws IOException {
    MediaResponse answer = answer(TestMedium.of(large), "HEAD");

    assertThat(answer.openStream().readAllBytes()).isEmpty();
    assertThat(MediaResponse.notFound().openStream().read()).isEqualTo(-1);
  }

  @Test
  void whatGoesMeanwhileIsAnIoExceptionWithItsCause() throws IOException {
    InputStream body = answer(TestMedium.of(large).cutTo(50_000, true), "GET").openStream();

    assertThat(body.readNBytes(50_000)).hasSize(50_000);
    assertThatThrownBy(body::read)
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(MediumGoneException.class);
  }

  @Test
  void aBodyThatIsTooShortDoesNotJustEnd() {
    for (int length : List.of(0, 99_999)) {
      InputStream body = answer(TestMedium.of(large).cutTo(length, false), "GET").openStream();

      assertThatThrownBy(body::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasCauseInstanceOf(MediaStorageException.class)
          .hasMessageContaining("end %d too early".formatted(100_000 - length));
    }
  }

  @Test
  void aBodyIsUsedOnce() {
    MediaResponse answer = answer(TestMedium.of(large), "GET");
    answer.openStream();

    assertThatThrownBy(answer::openStream).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> answer.writeTo(new ByteArrayOutputStream()))
        .isInstanceOf(IllegalStateException.class);
  }

  private static MediaResponse answer(TestMedium medium, String method) {
    return MediaResponse.of(
        new TestStore(medium),
        MediaSlot.of("users", 42, "profile"),
        MediaRequest.of(method, name -> List.of()),
        CachePolicy.revalidate());
  }
}

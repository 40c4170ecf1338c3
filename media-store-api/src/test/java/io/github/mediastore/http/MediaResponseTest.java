package io.github.mediastore.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MediaResponseTest {

  private static final MediaRequest GET = MediaRequest.of("GET", name -> List.of());

  private final TestMedium old = TestMedium.of("the old picture".getBytes(UTF_8));
  private final TestMedium replacement =
      TestMedium.of("the new and longer picture".getBytes(UTF_8));
  private final TestStore store = new TestStore(old);

  @Test
  void plainGetLooksUpOnce() throws IOException {
    MediaResponse answer = answer(GET);

    assertThat(bodyOf(answer)).isEqualTo("the old picture");
    assertThat(store.finds()).isEqualTo(1);
    assertThat(store.infos()).isZero();
  }

  @Test
  void notModifiedIsDecidedWithoutLookingUpBytes() {
    MediaResponse answer = answer(get("If-None-Match", etag(old)));

    assertThat(answer.status()).isEqualTo(304);
    assertThat(store.infos()).isEqualTo(1);
    assertThat(store.finds()).isZero();
  }

  @Test
  void rangeIsLookedUpOnce() throws IOException {
    MediaResponse answer = answer(get("Range", "bytes=4-6"));

    assertThat(bodyOf(answer)).isEqualTo("old");
    assertThat(store.finds()).isEqualTo(1);
    assertThat(store.infos()).isZero();
  }

  @Test
  void refusedMethodTouchesNoStore() {
    assertThat(answer(MediaRequest.of("DELETE", name -> List.of())).status()).isEqualTo(405);
    assertThat(store.infos() + store.finds()).isZero();
  }

  @Test
  void negativeIndexIsNotFound() {
    for (MediaRequest request : List.of(GET, MediaRequest.of("HEAD", name -> List.of()))) {
      assertThat(
              MediaResponse.of(store, TestMedium.SLOT, -1, request, CachePolicy.revalidate())
                  .status())
          .isEqualTo(404);
    }
  }

  @Test
  void slotWithoutIndexAnswersWithItsFirstMedium() throws IOException {
    MediaResponse answer = MediaResponse.of(store, TestMedium.SLOT, GET, CachePolicy.revalidate());

    assertThat(bodyOf(answer)).isEqualTo("the old picture");
  }

  @Test
  void otherSlotIsNotFound() {
    MediaSlot empty = MediaSlot.of("users", 43, "profile");

    assertThat(MediaResponse.of(store, empty, GET, CachePolicy.revalidate()).status())
        .isEqualTo(404);
  }

  @Test
  void idAnswersUntilTheMediumIsGone() throws IOException {
    MediaResponse before = MediaResponse.of(store, old.info().id(), GET, CachePolicy.revalidate());
    store.replacedBeforeFind(replacement);
    MediaResponse after = MediaResponse.of(store, old.info().id(), GET, CachePolicy.revalidate());

    assertThat(bodyOf(before)).isEqualTo("the old picture");
    assertThat(after.status()).isEqualTo(404);
  }

  @Test
  void lookUpThatReturnsNullMeansNoSuchField() {
    assertThat(answer(MediaRequest.of("GET", Map.<String, List<String>>of()::get)).status())
        .isEqualTo(200);
  }

  @Test
  void pictureReplacedAfterItsFactsWereSeenIsAnsweredAsTheNewOne() throws IOException {
    store.replacedBeforeFind(replacement);

    MediaResponse answer = answer(get("If-None-Match", "\"another\""));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("ETag", etag(replacement))
        .containsEntry("Content-Length", "26");
    assertThat(bodyOf(answer)).isEqualTo("the new and longer picture");
  }

  @Test
  void pictureReplacedByTheOneTheClientHasIsNotModified() {
    store.replacedBeforeFind(replacement);

    MediaResponse answer = answer(get("If-None-Match", etag(replacement)));

    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.headers()).containsEntry("ETag", etag(replacement));
    assertThat(replacement.openings()).isZero();
  }

  @Test
  void pictureReplacedDuringAConditionalRequestFailsItsPrecondition() {
    store.replacedBeforeFind(replacement);

    assertThat(answer(get("If-Match", etag(old))).status()).isEqualTo(412);
    assertThat(old.openings() + replacement.openings()).isZero();
  }

  @Test
  void resumedDownloadOfAReplacedPictureStartsAgain() throws IOException {
    store.replacedBeforeFind(replacement);

    MediaResponse answer =
        answer(
            MediaRequest.of(
                "GET", Map.of("Range", List.of("bytes=4-"), "If-Range", List.of(etag(old)))::get));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(bodyOf(answer)).isEqualTo("the new and longer picture");
  }

  @Test
  void rangeBeyondAPictureThatBecameShorterIsNotSatisfiable() {
    TestMedium shorter = TestMedium.of("tiny".getBytes(UTF_8));
    store.replacedBeforeFind(shorter);

    MediaResponse answer =
        answer(
            MediaRequest.of(
                "GET",
                Map.of("Range", List.of("bytes=10-"), "If-None-Match", List.of("\"another\""))
                    ::get));

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.headers()).containsEntry("Content-Range", "bytes */4");
    assertThat(shorter.openings()).isZero();
  }

  @Test
  void pictureRemovedAfterItsFactsWereSeenIsNotFound() {
    store.replacedBeforeFind(null);

    assertThat(answer(get("If-None-Match", "\"another\"")).status()).isEqualTo(404);
  }

  @Test
  void pictureWhoseBytesAreGoneBeforeTheFirstIsLookedUpAgain() throws IOException {
    store.replacedBeforeFind(old.cutTo(0, true)).replacedBeforeFind(replacement);

    MediaResponse answer = answer(GET);

    assertThat(answer.headers()).containsEntry("ETag", etag(replacement));
    assertThat(bodyOf(answer)).isEqualTo("the new and longer picture");
  }

  @Test
  void pictureWhoseBytesAreAlwaysGoneIsAnError() {
    TestStore broken = new TestStore(old.cutTo(0, true));

    assertThatThrownBy(
            () -> MediaResponse.of(broken, TestMedium.SLOT, GET, CachePolicy.revalidate()))
        .isInstanceOf(MediumGoneException.class);
    assertThat(broken.finds()).isEqualTo(5);
  }

  @Test
  void bodyOfAPictureThatGoesMeanwhileFails() {
    byte[] large = new byte[100_000];
    MediaResponse answer = answerFrom(TestMedium.of(large).cutTo(50_000, true));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThat(answer.status()).isEqualTo(200);
    assertThatThrownBy(() -> answer.writeTo(out)).isInstanceOf(MediumGoneException.class);
    assertThat(out.size()).isEqualTo(50_000);
  }

  @Test
  void bodyThatEndsTooEarlyFails() {
    MediaResponse answer = answerFrom(TestMedium.of(new byte[100_000]).cutTo(99_999, false));

    assertThatThrownBy(() -> answer.writeTo(new ByteArrayOutputStream()))
        .isInstanceOf(MediaStorageException.class)
        .hasMessageContaining("end 1 too early");
  }

  @Test
  void bodyThatIsNotThereAtAllFails() {
    MediaResponse answer = answerFrom(old.cutTo(0, false));

    assertThatThrownBy(() -> answer.writeTo(new ByteArrayOutputStream()))
        .isInstanceOf(MediaStorageException.class)
        .hasMessageContaining("end 15 too early");
  }

  @Test
  void bodyIsWrittenOnce() throws IOException {
    MediaResponse answer = answer(GET);
    bodyOf(answer);

    assertThatThrownBy(() -> bodyOf(answer)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void largeBodyArrivesWhole() throws IOException {
    byte[] large = new byte[200_001];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31 + i / 251);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    answerFrom(TestMedium.of(large)).writeTo(out);

    assertThat(out.toByteArray()).isEqualTo(large);
  }

  @Test
  void fileNameGoesWithTheMediumOnly() {
    assertThat(answer(GET).downloadAs("photo.webp").headers())
        .containsEntry("Content-Disposition", "attachment; filename=\"photo.webp\"");
    assertThat(answer(GET).inlineAs("photo.webp").headers())
        .containsEntry("Content-Disposition", "inline; filename=\"photo.webp\"");
    assertThat(answer(get("If-None-Match", "*")).downloadAs("photo.webp").headers())
        .doesNotContainKey("Content-Disposition");
    assertThat(new TestStore(null))
        .extracting(
            empty -> MediaResponse.of(empty, TestMedium.SLOT, GET, CachePolicy.revalidate()))
        .extracting(missing -> missing.inlineAs("photo.webp").headers())
        .isEqualTo(
            Map.of(
                "Content-Length", "0",
                "Cache-Control", "no-store",
                "X-Content-Type-Options", "nosniff"));
  }

  @Test
  void whateverIsNoPictureFilmOrSoundMayRunNothing() {
    for (String type :
        List.of("text/html", "application/pdf", "image/svg+xml", "IMAGE/SVG+XML", "imagex/webp")) {
      assertThat(answerFrom(TestMedium.of(type, new byte[1], null)).headers())
          .containsEntry(
              "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    }
    for (String type : List.of("image/webp", "IMAGE/PNG", "video/mp4", "audio/ogg; codecs=opus")) {
      assertThat(answerFrom(TestMedium.of(type, new byte[1], null)).headers())
          .containsEntry("Content-Type", type)
          .doesNotContainKey("Content-Security-Policy");
    }
  }

  @Test
  void headersCannotBeChanged() {
    Map<String, String> headers = answer(GET).headers();

    assertThatThrownBy(() -> headers.put("Set-Cookie", "a=b"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private MediaResponse answer(MediaRequest request) {
    return MediaResponse.of(store, TestMedium.SLOT, 0, request, CachePolicy.revalidate());
  }

  private static MediaResponse answerFrom(TestMedium medium) {
    return MediaResponse.of(new TestStore(medium), TestMedium.SLOT, GET, CachePolicy.revalidate());
  }

  private static MediaRequest get(String field, String value) {
    return MediaRequest.of("GET", Map.of(field, List.of(value))::get);
  }

  private static String etag(TestMedium medium) {
    return '"' + medium.info().sha256().hex() + '"';
  }

  private static String bodyOf(MediaResponse answer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    answer.writeTo(out);
    return out.toString(UTF_8);
  }
}

package io.github.mediastore.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.ResponseHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A video whose bytes are in an object store is read there, where the host allows it. */
class RedirectTest {

  private static final Instant STORED = Instant.parse("2026-11-01T12:00:00Z");
  private static final MediaRequest GET = MediaRequest.of("GET", name -> List.of());
  private static final MediaRequest HEAD = MediaRequest.of("HEAD", name -> List.of());
  private static final CachePolicy REDIRECTING =
      CachePolicy.revalidate().redirectingVideos(Duration.ofMinutes(5));

  private final List<Duration> validities = new ArrayList<>();

  @Test
  void leadsToTheObjectForAFewMinutes() throws IOException {
    MediaResponse answer = answer("video/mp4", GET, REDIRECTING);

    assertThat(answer.status()).isEqualTo(307);
    assertThat(answer.headers())
        .containsOnlyKeys("Location", "Content-Length", "Cache-Control", "X-Content-Type-Options")
        .containsEntry("Location", address("video/mp4", "inline", "private, no-cache"))
        .containsEntry("Content-Length", "0");
    assertThat(validities).containsOnly(Duration.ofMinutes(5));
    assertThat(answer.hasBody()).isFalse();
    assertThat(answer.contentLength()).isZero();
    assertThat(written(answer)).isEmpty();
    assertThat(answer.openStream().readAllBytes()).isEmpty();
  }

  @Test
  void isNeverStoredHoweverLongTheBytesMayBeKept() {
    String version = CachePolicy.versionOf(video("video/mp4").info());
    for (CachePolicy policy :
        List.of(
            CachePolicy.publicFor(Duration.ofDays(365)),
            CachePolicy.revalidate().immutableForVersion(version),
            CachePolicy.revalidate().varyBy("Accept"))) {
      MediaResponse answer =
          answer("video/mp4", GET, policy.redirectingVideos(Duration.ofSeconds(1)));

      assertThat(answer.headers())
          .containsEntry("Cache-Control", "no-store")
          .doesNotContainKeys("ETag", "Last-Modified", "Vary");
      String kept = policy.cacheControl(video("video/mp4").info());
      assertThat(answer.headers().get("Location")).contains(encoded(kept));
    }
  }

  @Test
  void theObjectIsSavedUnderTheNameAskedFor() {
    MediaResponse answer = answer("video/mp4", GET, REDIRECTING);

    assertThat(answer.downloadAs("Übung 1.mp4").headers().get("Location"))
        .contains(encoded("attachment; filename=\"_bung 1.mp4\"; filename*=UTF-8''"));
    assertThat(answer.download().headers().get("Location")).contains("&as=attachment&");
    assertThat(answer.inlineAs("a.mp4").downloadAs("b.mp4").headers().get("Location"))
        .contains("b.mp4")
        .doesNotContain("a.mp4");
    assertThat(answer.inline()).isSameAs(answer);
    assertThat(answer.downloadAs("b.mp4").headers()).doesNotContainKey("Content-Disposition");
  }

  @Test
  void rangesAreAskedForThere() {
    assertThat(answer("video/mp4", get("Range", "bytes=4-6"), REDIRECTING).status()).isEqualTo(307);
    MediaResponse beyond = answer("video/mp4", get("Range", "bytes=900-"), REDIRECTING);
    assertThat(beyond.status()).isEqualTo(416);
    assertThat(beyond.headers()).containsEntry("Content-Range", "bytes */9");
  }

  @Test
  void headIsAnsweredHereBecauseAnAddressIsSignedForGet() {
    MediaResponse answer = answer("video/mp4", HEAD, REDIRECTING);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Content-Length", "9").containsKey("ETag");
    assertThat(validities).isEmpty();
  }

  @Test
  void whoHasTheVideoIsToldSoHere() {
    String tag = EntityTag.of(video("video/mp4").info().sha256()).toString();

    assertThat(answer("video/mp4", get("If-None-Match", tag), REDIRECTING).status()).isEqualTo(304);
    assertThat(answer("video/mp4", get("If-Match", "\"other\""), REDIRECTING).status())
        .isEqualTo(412);
    assertThat(answer("video/mp4", get("If-None-Match", "\"other\""), REDIRECTING).status())
        .isEqualTo(307);
    assertThat(validities).hasSize(1);
  }

  @Test
  void conditionsThatAnObjectStoreWouldJudgeOtherwiseAreMetHere() throws IOException {
    String tag = EntityTag.of(video("video/mp4").info().sha256()).toString();
    String before = HttpDate.format(STORED.minusSeconds(60));

    for (MediaRequest request :
        List.of(
            get("If-Match", tag),
            get("If-Modified-Since", before),
            get("If-Unmodified-Since", HttpDate.format(STORED)))) {
      MediaResponse answer = answer("video/mp4", request, REDIRECTING);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(written(answer)).isEqualTo("the video");
    }
    MediaRequest resumed =
        MediaRequest.of(
            "GET",
            name ->
                switch (name) {
                  case "Range" -> List.of("bytes=4-");
                  case "If-Range" -> List.of(tag);
                  default -> List.of();
                });
    assertThat(answer("video/mp4", resumed, REDIRECTING).status()).isEqualTo(206);
    assertThat(validities).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"video/mp4", "VIDEO/WebM", "audio/mpeg"})
  void videosAndSoundAreReadThere(String contentType) {
    assertThat(answer(contentType, GET, REDIRECTING).status()).isEqualTo(307);
  }

  /** Pictures keep their address for caches; the others need fields that only we send. */
  @ParameterizedTest
  @ValueSource(
      strings = {"image/webp", "image/svg+xml", "text/html", "application/pdf", "x-video/mp4"})
  void whateverElseIsSentHere(String contentType) throws IOException {
    MediaResponse answer = answer(contentType, GET, REDIRECTING);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(written(answer)).isEqualTo("the video");
    assertThat(validities).isEmpty();
  }

  @Test
  void withoutTheHostsWordNothingIsReadThere() {
    assertThat(answer("video/mp4", GET, CachePolicy.revalidate()).status()).isEqualTo(200);
    assertThat(validities).isEmpty();
  }

  @Test
  void whatHasNoAddressIsSentHere() throws IOException {
    TestMedium inDatabase = video("video/mp4");

    MediaResponse answer = answer(inDatabase, GET, REDIRECTING);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(written(answer)).isEqualTo("the video");
  }

  @Test
  void anEmptyVideoIsAnsweredHere() {
    TestMedium empty = TestMedium.of("video/mp4", new byte[0], STORED);

    assertThat(answer(new InObjectStore(empty), GET, REDIRECTING).status()).isEqualTo(200);
  }

  @Test
  void otherOptionsOfThePolicyKeepTheRedirect() {
    CachePolicy policy = REDIRECTING.asPublic().immutableForVersion("other").varyBy("Accept");

    assertThat(answer("video/mp4", GET, policy).headers().get("Location"))
        .isEqualTo(address("video/mp4", "inline", "public, no-cache"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.999S", "PT-1M", "P7DT1S"})
  void validitiesOutsideOfWhatCanBeSignedAreRefused(String valid) {
    CachePolicy policy = CachePolicy.revalidate();

    assertThatThrownBy(() -> policy.redirectingVideos(Duration.parse(valid)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 second to 7 days");
  }

  private MediaResponse answer(String contentType, MediaRequest request, CachePolicy policy) {
    return answer(new InObjectStore(video(contentType)), request, policy);
  }

  private static MediaResponse answer(Media media, MediaRequest request, CachePolicy policy) {
    return MediaResponse.of(
        new TestStore(media), TestMedium.SLOT, media.info().id(), request, policy);
  }

  private static TestMedium video(String contentType) {
    return TestMedium.of(contentType, "the video".getBytes(UTF_8), STORED);
  }

  private static String address(String type, String disposition, String cacheControl) {
    return "https://bucket.example/object?type=%s&as=%s&cache=%s"
        .formatted(encoded(type), encoded(disposition), encoded(cacheControl));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static MediaRequest get(String field, String value) {
    return MediaRequest.of(
        "GET", name -> name.equalsIgnoreCase(field) ? List.of(value) : List.of());
  }

  private static String written(MediaResponse answer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    answer.writeTo(out);
    return out.toString(UTF_8);
  }

  /** A medium that has an address, which says what was signed. */
  private final class InObjectStore implements Media {

    private final Media media;

    InObjectStore(Media media) {
      this.media = media;
    }

    @Override
    public MediaInfo info() {
      return media.info();
    }

    @Override
    public InputStream openStream() {
      return media.openStream();
    }

    @Override
    public InputStream openStream(ByteRange range) {
      return media.openStream(range);
    }

    @Override
    public byte[] bytes() {
      return media.bytes();
    }

    @Override
    public Optional<URI> presign(ResponseHeaders headers, Duration valid) {
      validities.add(valid);
      return Optional.of(
          URI.create(
              address(
                  headers.contentType(), headers.contentDisposition(), headers.cacheControl())));
    }
  }
}

package io.github.mediastore.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RenditionResponseTest {

  private static final MediaSlot SLOT = MediaSlot.of("users", 42, "profile");
  private static final CachePolicy POLICY = CachePolicy.revalidate();

  private final InMemoryMediaStore store = new InMemoryMediaStore();
  private final MediaInfo full =
      store.put(
          SLOT,
          TestContent.withRenditions(
              MediaContent.of("image/webp", "the full picture".getBytes(UTF_8)),
              Map.of("thumb", MediaContent.of("image/webp", "the thumb".getBytes(UTF_8)))));
  private final MediaInfo thumb = full.renditionOrFull("thumb");

  @Test
  void aRenditionIsServedUnderItsOwnTag() throws IOException {
    for (MediaResponse answer :
        List.of(
            answer("thumb", Map.of()),
            MediaResponse.of(store, full.id(), "thumb", get(Map.of()), POLICY))) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers())
          .containsEntry("ETag", etag(thumb))
          .containsEntry("Content-Length", "9");
      assertThat(bodyOf(answer)).isEqualTo("the thumb");
    }
  }

  @Test
  void theFullOneStandsInForWhatIsNotThereUnderItsOwnTag() throws IOException {
    for (String absent : new String[] {null, "card", "", "full", "\0"}) {
      MediaResponse answer = answer(absent, Map.of());
      assertThat(answer.headers()).containsEntry("ETag", etag(full));
      assertThat(bodyOf(answer)).isEqualTo("the full picture");
      assertThat(answer(absent, Map.of("If-None-Match", List.of(etag(full)))).status())
          .isEqualTo(304);
      assertThat(MediaResponse.of(store, full.id(), absent, get(Map.of()), POLICY).contentLength())
          .isEqualTo(16);
    }
  }

  @Test
  void conditionsAndRangesAreOnTheRendition() throws IOException {
    assertThat(answer("thumb", Map.of("If-None-Match", List.of(etag(thumb)))).status())
        .isEqualTo(304);
    assertThat(answer("thumb", Map.of("If-None-Match", List.of(etag(full)))).status())
        .isEqualTo(200);
    assertThat(answer("thumb", Map.of("If-Match", List.of(etag(full)))).status()).isEqualTo(412);
    MediaResponse range = answer("thumb", Map.of("Range", List.of("bytes=4-")));
    assertThat(range.headers()).containsEntry("Content-Range", "bytes 4-8/9");
    assertThat(bodyOf(range)).isEqualTo("thumb");
    assertThat(answer("thumb", Map.of("Range", List.of("bytes=9-"))).status()).isEqualTo(416);
    MediaRequest head = MediaRequest.of("HEAD", name -> List.of());
    assertThat(MediaResponse.of(store, SLOT, 0, "thumb", head, POLICY).headers())
        .containsEntry("Content-Length", "9");
  }

  @Test
  void aRenditionIsImmutableAtItsOwnVersionOnly() {
    String immutable = "private, max-age=31536000, immutable";

    assertThat(cacheControl("thumb", CachePolicy.versionOf(thumb))).isEqualTo(immutable);
    assertThat(cacheControl("thumb", CachePolicy.versionOf(full))).isEqualTo("private, no-cache");
    assertThat(cacheControl(null, CachePolicy.versionOf(full))).isEqualTo(immutable);
    assertThat(cacheControl(null, CachePolicy.versionOf(thumb))).isEqualTo("private, no-cache");
    assertThat(cacheControl("card", CachePolicy.versionOf(full.renditionOrFull("card"))))
        .isEqualTo(immutable);
  }

  @Test
  void anEmptySlotHasNoRendition() {
    MediaSlot empty = MediaSlot.of("users", 43, "profile");

    assertThat(MediaResponse.of(store, empty, 0, "thumb", get(Map.of()), POLICY).status())
        .isEqualTo(404);
    assertThat(MediaResponse.of(store, SLOT, -1, "thumb", get(Map.of()), POLICY).status())
        .isEqualTo(404);
  }

  private String cacheControl(@Nullable String rendition, String version) {
    MediaResponse answer =
        MediaResponse.of(
            store, SLOT, 0, rendition, get(Map.of()), POLICY.immutableForVersion(version));
    return String.valueOf(answer.headers().get("Cache-Control"));
  }

  private MediaResponse answer(@Nullable String rendition, Map<String, List<String>> headers) {
    return MediaResponse.of(store, SLOT, 0, rendition, get(headers), POLICY);
  }

  private static MediaRequest get(Map<String, List<String>> headers) {
    return MediaRequest.of("GET", headers::get);
  }

  private static String etag(MediaInfo info) {
    return '"' + info.sha256().hex() + '"';
  }

  private static String bodyOf(MediaResponse answer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    answer.writeTo(out);
    return out.toString(UTF_8);
  }
}

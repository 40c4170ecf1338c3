package io.github.mediastore.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is stored with a medium in words, on a page and in an answer. */
class StoredWordsTest {

  private static final MediaSlot SLOT = MediaSlot.of("users", 42, "profile");

  private final MediaStore store = new InMemoryMediaStore();

  private MediaInfo put(Map<String, String> attributes) {
    return store.put(
        SLOT, MediaContent.of("image/webp", new byte[] {1, 2, 3}).withAttributes(attributes));
  }

  private MediaResponse answer(String method) {
    MediaRequest request = MediaRequest.of(method, name -> List.of());
    return MediaResponse.of(store, SLOT, request, CachePolicy.revalidate());
  }

  @Test
  void theAltTextComesFromTheStoreAndIsEscaped() {
    MediaInfo info = put(Map.of("alt", "\"><script>alert('duck')</script>&"));
    for (ImgAttributes img :
        List.of(ImgAttributes.of(info, "/photo"), ImgAttributes.of(info, served -> "/photo"))) {
      assertThat(img.toMap()).containsEntry("alt", "\"><script>alert('duck')</script>&");
      assertThat(img.toHtml())
          .contains(" alt=\"&quot;&gt;&lt;script&gt;alert(&#39;duck&#39;)&lt;/script&gt;&amp;\" ")
          .doesNotContain("<");
    }
    assertThat(ImgAttributes.of(info, "Of the page", "/photo").toMap())
        .containsEntry("alt", "Of the page");
    assertThat(ImgAttributes.of(put(Map.of()), "/photo").toMap()).containsEntry("alt", "");
  }

  @Test
  void theFileNameComesFromTheStoreAndIsMadeSafe() {
    put(Map.of("filename", "../Ente \"1\".webp"));
    for (String method : List.of("GET", "HEAD")) {
      assertThat(answer(method).headers()).doesNotContainKey("Content-Disposition");
      assertThat(answer(method).inline().headers())
          .isEqualTo(answer(method).inlineAs("../Ente \"1\".webp").headers());
      assertThat(answer(method).download().headers())
          .isEqualTo(answer(method).downloadAs("../Ente \"1\".webp").headers());
    }
    assertThat(answer("GET").download().headers().get("Content-Disposition"))
        .startsWith("attachment; filename=\".._Ente _1_.webp\"");
  }

  @Test
  void withoutAFileNameTheBrowserChoosesOne() {
    for (Map<String, String> none : List.of(Map.<String, String>of(), Map.of("filename", " "))) {
      put(none);
      assertThat(answer("GET").inline().headers()).doesNotContainKey("Content-Disposition");
      assertThat(answer("GET").download().headers())
          .containsEntry("Content-Disposition", "attachment");
    }
    store.clear(SLOT);
    assertThat(answer("GET").download().headers()).doesNotContainKey("Content-Disposition");
  }

  @Test
  void describingAMediumChangesNeitherEntityTagNorVersion() {
    MediaInfo info = put(Map.of());
    String tag = answer("GET").headers().get("ETag");
    MediaInfo described = store.describe(SLOT, info.id(), Map.of("alt", "A duck"));
    assertThat(answer("GET").headers()).containsEntry("ETag", tag);
    assertThat(CachePolicy.versionOf(described)).isEqualTo(CachePolicy.versionOf(info));
  }
}

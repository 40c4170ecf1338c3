package io.github.mediastore.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An id from a URL is answered with the medium of its slot, and with no other. */
class SlotAndIdResponseTest {

  private static final MediaSlot MINE = MediaSlot.of("users", 1, "profile");
  private static final MediaSlot THEIRS = MediaSlot.of("users", 2, "profile");

  private final MediaStore store = new InMemoryMediaStore();

  @Test
  void aMediumOfTheSlotIsSentWithItsDate() throws IOException {
    MediaInfo info = store.put(MINE, MediaContent.of("image/webp", new byte[] {1, 2, 3}));

    MediaResponse response = get(MINE, info.id());

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers()).containsKeys("ETag", "Last-Modified");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    response.writeTo(body);
    assertThat(body.toByteArray()).containsExactly(1, 2, 3);
  }

  @Test
  void anIdOfAnotherSlotIsNotFound() {
    MediaId theirs = store.put(THEIRS, MediaContent.of("image/webp", new byte[3])).id();
    store.put(MINE, MediaContent.of("image/webp", new byte[3]));

    for (String method : List.of("GET", "HEAD")) {
      MediaRequest conditional =
          MediaRequest.of(method, name -> name.equals("If-None-Match") ? List.of("*") : List.of());
      MediaResponse response =
          MediaResponse.of(store, MINE, theirs, "thumb", conditional, CachePolicy.revalidate());
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.headers()).containsEntry("Cache-Control", "no-store");
      assertThat(response.hasBody()).isFalse();
    }
    assertThat(get(MINE, new MediaId("forged\r\n")).status()).isEqualTo(404);
  }

  @Test
  void whatNamesNothingIsNotFound() {
    assertThat(MediaResponse.notFound().status()).isEqualTo(404);
    assertThat(MediaResponse.notFound().headers()).isEqualTo(get(MINE, new MediaId("7")).headers());
  }

  private MediaResponse get(MediaSlot slot, MediaId id) {
    MediaRequest request = MediaRequest.of("GET", name -> List.of());
    return MediaResponse.of(store, slot, id, request, CachePolicy.revalidate());
  }
}

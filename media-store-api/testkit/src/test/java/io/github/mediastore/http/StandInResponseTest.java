package io.github.mediastore.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaListener;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.memory.InMemoryMediaStore;
import io.github.mediastore.renditions.OnDemandMediaStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A full picture that is sent until its rendition is made is kept by no cache. */
class StandInResponseTest {

  private static final MediaSlot SLOT = MediaSlot.of("users", 42, "profile");
  private static final CachePolicy ONE_DAY = CachePolicy.publicFor(Duration.ofDays(1));

  private final CountDownLatch mayBeMade = new CountDownLatch(1);
  private final InMemoryMediaStore behind = new InMemoryMediaStore();
  private final OnDemandMediaStore store =
      OnDemandMediaStore.builder(
              behind, CompressionSettings.builder().rendition("card", 100, 10_000).build())
          .makingIn(
              ObservedMediaStore.of(
                  behind,
                  new MediaListener() {
                    @Override
                    public void found(MediaInfo info, Duration took) {
                      await(mayBeMade);
                    }
                  }))
          .patience(Duration.ofMillis(1))
          .build();
  private final MediaInfo full = store.put(SLOT, picture(300));

  @AfterEach
  void close() {
    mayBeMade.countDown();
    store.close();
  }

  @Test
  void aStandInMustBeRevalidatedWhateverThePolicy() {
    String version = CachePolicy.versionOf(full);
    for (CachePolicy policy :
        List.of(
            ONE_DAY,
            CachePolicy.publicFor(Duration.ofDays(365)),
            ONE_DAY.immutableForVersion(version))) {
      for (String method : List.of("GET", "HEAD")) {
        MediaResponse standIn = answer(method, "card", Map.of(), policy);

        assertThat(standIn.status()).isEqualTo(200);
        assertThat(standIn.headers())
            .containsEntry("Cache-Control", "public, no-cache")
            .containsEntry("ETag", etag(full));
      }
      MediaResponse byId = MediaResponse.of(store, full.id(), "card", get(Map.of()), policy);
      assertThat(byId.headers())
          .containsEntry("Cache-Control", "public, no-cache")
          .as("the date is that of the rendition to come, too")
          .doesNotContainKey("Last-Modified");
      assertThat(answer("GET", null, Map.of(), policy).headers().get("Cache-Control"))
          .isNotEqualTo("public, no-cache");
    }
    assertThat(answer("GET", "other", Map.of(), ONE_DAY.immutableForVersion(version)).headers())
        .as("a name that nobody makes")
        .containsEntry("Cache-Control", "public, max-age=31536000, immutable");
  }

  @Test
  void whoRevalidatesAStandInGetsTheRenditionOnceItIsThere() throws Exception {
    Map<String, List<String>> kept = Map.of("If-None-Match", List.of(etag(full)));
    MediaResponse still = answer("GET", "card", kept, ONE_DAY);
    assertThat(still.status()).isEqualTo(304);
    assertThat(still.headers()).containsEntry("Cache-Control", "public, no-cache");

    mayBeMade.countDown(); // That request alone has it made.
    for (int i = 0; i < 1000 && behind.info(SLOT).orElseThrow().renditions().isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(20);
    }

    MediaInfo card = behind.info(SLOT).orElseThrow().renditionOrFull("card");
    MediaResponse made = answer("GET", "card", kept, ONE_DAY);
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.headers())
        .containsEntry("ETag", etag(card))
        .containsEntry("Cache-Control", "public, max-age=86400");
    assertThat(
            answer("GET", "card", Map.of("If-None-Match", List.of(etag(card))), ONE_DAY).status())
        .isEqualTo(304);
    CachePolicy versioned = ONE_DAY.immutableForVersion(CachePolicy.versionOf(card));
    assertThat(answer("GET", "card", Map.of(), versioned).headers())
        .containsEntry("Cache-Control", "public, max-age=31536000, immutable");
  }

  @Test
  void aPictureThatIsAsSmallAlreadyIsKept() {
    MediaId small = store.put(SLOT, picture(90)).id();
    MediaResponse answer = MediaResponse.of(store, small, "card", get(Map.of()), ONE_DAY);

    assertThat(answer.headers()).containsEntry("Cache-Control", "public, max-age=86400");
  }

  @Test
  void whoeverWrapsSuchAStoreAsksIt() {
    MediaInfo info = store.info(SLOT).orElseThrow();

    assertThat(
            ObservedMediaStore.of(store, new MediaListener() {}).isRenditionPending(info, "card"))
        .isTrue();
    Media found = store.find(SLOT, 0, "card").orElseThrow();
    assertThat(found.info().rendition()).isEqualTo("full");
  }

  private MediaResponse answer(
      String method,
      @Nullable String rendition,
      Map<String, List<String>> headers,
      CachePolicy policy) {
    return MediaResponse.of(
        store, SLOT, 0, rendition, MediaRequest.of(method, headers::get), policy);
  }

  private static MediaRequest get(Map<String, List<String>> headers) {
    return MediaRequest.of("GET", headers::get);
  }

  private static String etag(MediaInfo info) {
    return '"' + info.sha256().hex() + '"';
  }

  private static MediaContent picture(int side) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), "png", file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return WebpImageCompressor.create().compress(file.toByteArray());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.Fit;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.renditions.RenditionJob;
import io.github.mediastore.renditions.OnDemandMediaStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code docs/renditions.md} shows, run. */
class RenditionsPageTest {

  private final JdbcMediaStore store = JdbcMediaStore.autonomous(PageDatabase.withTables());
  private final MediaSlot slot = MediaSlot.of("users", 42, "profile");

  @Test
  void storedPicturesGetNewSizes() {
    store.put(slot, WebpImageCompressor.create().compress(PagePictures.file("png", 900, 600)));

    CompressionSettings settings =
        CompressionSettings.builder()
            .rendition("avatar", Fit.cover(128, 128))
            .rendition("card", 512)
            .build();
    MediaKind kind = MediaKind.of("users", "profile");
    RenditionJob job = RenditionJob.builder(store, settings).kind(kind).build();
    System.out.println(job.preview()); // by the facts: reads no picture, writes nothing
    System.out.println(job.run());

    assertThat(store.info(slot).orElseThrow().renditions()).containsOnlyKeys("avatar", "card");
  }

  @Test
  void aMissingSizeIsMadeWhenItIsAskedFor() {
    store.put(slot, WebpImageCompressor.create().compress(PagePictures.file("png", 900, 600)));
    CompressionSettings settings =
        CompressionSettings.builder().rendition("avatar", Fit.cover(128, 128)).build();
    MediaRequest asked = MediaRequest.of("GET", name -> List.of());
    CachePolicy policy = CachePolicy.revalidate();

    OnDemandMediaStore media =
        OnDemandMediaStore.builder(store, settings)
            .slots(MediaKind.of("users", "profile")::includes)
            .patience(Duration.ofSeconds(1))
            .build(); // close it with the application
    MediaResponse answer = MediaResponse.of(media, slot, 0, "avatar", asked, policy);

    assertThat(answer.status()).isEqualTo(200);
    for (int i = 0; i < 30 && store.info(slot).orElseThrow().renditions().isEmpty(); i++) {
      media.find(slot, 0, "avatar"); // Each waits up to a second.
    }
    media.close();
    assertThat(store.info(slot).orElseThrow().renditions()).containsOnlyKeys("avatar");
  }
}

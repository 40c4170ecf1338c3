package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.ImgAttributes;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.Fit;
import io.github.mediastore.image.Focus;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code docs/serving.md} shows beside the glue of each framework, run. */
class ServingPageTest {

  private final MediaStore store = new InMemoryMediaStore();
  private final MediaSlot slot = MediaSlot.of("users", 42, "profile");

  private MediaInfo store() {
    CompressionSettings settings =
        CompressionSettings.builder()
            .rendition("thumb", 128, 10_000)
            .rendition("card", 512, 100_000)
            .build();
    return store.put(
        slot, WebpImageCompressor.with(settings).compress(PagePictures.file("png", 900, 600)));
  }

  @Test
  void aSmallerSizeIsServedByItsName() {
    MediaInfo info = store();
    Map<String, String> request =
        Map.of("size", "thumb", "v", CachePolicy.versionOf(info.renditionOrFull("thumb")));
    MediaRequest asked = MediaRequest.of("GET", name -> List.of());

    String size = request.get("size");
    String version = request.get("v");
    var policy = CachePolicy.revalidate().immutableForVersion(version);
    var answer = MediaResponse.of(store, slot, 0, size, asked, policy);

    assertThat(answer.contentLength()).isEqualTo(info.renditionOrFull("thumb").size());
    assertThat(answer.headers().get("Cache-Control")).contains("immutable");
  }

  @Test
  void anIdCountsOnlyInItsSlot() {
    MediaId id = store().id();
    MediaSlot other = MediaSlot.of("users", 43, "profile");
    CompressedImage picture =
        WebpImageCompressor.create().compress(PagePictures.file("png", 90, 60));
    MediaRequest asked = MediaRequest.of("GET", name -> List.of());
    assertThat(store.find(other, id)).isEmpty();
    assertThat(store.remove(other, id)).isFalse();

    var answer = MediaResponse.of(store, slot, id, asked, CachePolicy.revalidate());
    var found = store.find(slot, id);
    var replaced = store.replace(slot, id, picture);
    var isRemoved = store.remove(slot, replaced.id());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(found).isPresent();
    assertThat(isRemoved).isTrue();
  }

  @Test
  void aVideoMayBeReadElsewhere() {
    MediaId id = store().id();
    MediaRequest asked = MediaRequest.of("GET", name -> List.of());

    var redirecting = CachePolicy.revalidate().redirectingVideos(Duration.ofMinutes(10));
    var answer = MediaResponse.of(store, slot, id, asked, redirecting);

    assertThat(answer.status()).as("of a picture").isEqualTo(200);
  }

  @Test
  void aRenditionMayHaveAShapeOfItsOwn() {
    byte[] upload = PagePictures.file("png", 900, 600);
    CompressionSettings shapes =
        CompressionSettings.builder()
            .rendition("avatar", Fit.cover(128, 128))
            .rendition("card", Fit.cover(640, 360), 60_000)
            .focus(Focus.ATTENTION)
            .build();
    ImageCompressor compressor = WebpImageCompressor.with(shapes);

    var portrait = compressor.withFocus(Focus.at(0.3, 0.4)).compress(upload);

    MediaInfo info = store.put(slot, portrait);
    assertThat(info.focus()).contains(new FocalPoint(0.3, 0.4));
    assertThat(info.renditionOrFull("avatar").dimensions()).contains(new Dimensions(128, 128));
    assertThat(info.renditionOrFull("card").dimensions()).contains(new Dimensions(640, 360));
  }

  @Test
  void anElementHasWhatItNeeds() {
    MediaInfo info = store();

    var attributes = ImgAttributes.of(info, "Ada Lovelace", "/images/users/42/profile");
    String html = "<img " + attributes.toHtml() + ">";

    assertThat(html)
        .contains("src=\"/images/users/42/profile")
        .contains("size=thumb")
        .contains("alt=\"Ada Lovelace\"")
        .contains("data:image/");
  }
}

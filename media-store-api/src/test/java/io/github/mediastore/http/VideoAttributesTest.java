package io.github.mediastore.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import io.github.mediastore.http.VideoAttributes.Preload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VideoAttributesTest {

  private static final String PATH = "/parts/7/videos/0";
  private static final String PLACEHOLDER = "data:image/webp;base64,UklGR+/=";
  private static final Sha256 FULL = Sha256.of(new byte[] {1});
  private static final Sha256 POSTER = Sha256.of(new byte[] {2});

  private final MediaInfo video =
      info()
          .dimensions(new Dimensions(1920, 1080))
          .placeholder(PLACEHOLDER)
          .rendition("poster", "image/webp", 30_000, POSTER, new Dimensions(1024, 576))
          .build();

  @Test
  void aVideoWithAPosterHasAllAttributes() {
    String src = PATH + "?v=" + FULL.hex().substring(0, 32);
    String poster = PATH + "?size=poster&amp;v=" + POSTER.hex().substring(0, 32);

    assertThat(VideoAttributes.of(video, PATH).toHtml())
        .isEqualTo(
            "src=\"%s\" poster=\"%s\" width=\"1920\" height=\"1080\"".formatted(src, poster)
                + " preload=\"none\" controls=\"\" playsinline=\"\""
                + " style=\"aspect-ratio:1920/1080;background:url(&quot;data:image/webp;base64,"
                + "UklGR+/=&quot;) center/cover no-repeat\"");
    assertThat(VideoAttributes.of(video, PATH))
        .hasToString(VideoAttributes.of(video, PATH).toHtml());
    assertThat(VideoAttributes.of(video, PATH).toSourceHtml())
        .isEqualTo("src=\"" + src + "\" type=\"video/mp4\"");
  }

  @Test
  void whatIsNotKnownIsLeftOutAndThenTheMetadataAreFetched() {
    assertThat(VideoAttributes.of(info().build(), PATH).toMap())
        .containsOnlyKeys("src", "preload", "controls", "playsinline")
        .containsEntry("preload", "metadata");
    MediaInfo withoutPoster = info().dimensions(new Dimensions(180, 320)).build();
    assertThat(VideoAttributes.of(withoutPoster, PATH).toMap())
        .containsEntry("preload", "metadata")
        .containsEntry("style", "aspect-ratio:180/320")
        .doesNotContainKey("poster");
    MediaInfo withoutSize =
        info().rendition("poster", "image/webp", 9, POSTER, new Dimensions(9, 9)).build();
    assertThat(VideoAttributes.of(withoutSize, PATH).toMap())
        .containsEntry("preload", "metadata")
        .containsKey("poster")
        .doesNotContainKeys("width", "height", "style");
    MediaInfo withPlaceholder = info().placeholder(PLACEHOLDER).build();
    assertThat(String.valueOf(VideoAttributes.of(withPlaceholder, PATH).toMap().get("style")))
        .startsWith("background:url(");
  }

  @Test
  void theHostSaysHowWideItIsAndWhatIsFetched() {
    for (Preload preload : Preload.values()) {
      assertThat(VideoAttributes.of(video, PATH).preload(preload).width(640).toMap())
          .containsEntry("preload", preload.name().toLowerCase(java.util.Locale.ROOT))
          .containsEntry("width", "640")
          .containsEntry("height", "360");
    }
    MediaInfo line = info().dimensions(new Dimensions(10_000, 1)).build();
    assertThat(VideoAttributes.of(line, PATH).width(1).toMap()).containsEntry("height", "1");
    assertThatIllegalArgumentException().isThrownBy(() -> VideoAttributes.of(video, PATH).width(0));
  }

  @Test
  void theTextAlternativeIsItsLabel() {
    MediaInfo labelled = info().attributes(Map.of(MediaAttributes.ALT, "A \"duck\" & <b>")).build();

    assertThat(VideoAttributes.of(labelled, PATH).toMap())
        .containsEntry("aria-label", "A \"duck\" & <b>");
    assertThat(VideoAttributes.of(labelled, PATH).toHtml())
        .contains("aria-label=\"A &quot;duck&quot; &amp; &lt;b&gt;\"");
    MediaInfo blank = info().attributes(Map.of(MediaAttributes.ALT, " ")).build();
    assertThat(VideoAttributes.of(blank, PATH).toMap()).doesNotContainKey("aria-label");
  }

  @Test
  void theHostMakesUrlsOfItsOwn() {
    String html = VideoAttributes.of(video, served -> "/m/" + served.rendition() + ",'&<").toHtml();

    assertThat(html)
        .startsWith("src=\"/m/full,&#39;&amp;&lt;\" poster=\"/m/poster,&#39;&amp;&lt;\"");
  }

  @Test
  void nothingBreaksOutOfItsAttribute() {
    String attack = "\"><script>alert('x')</script>&";
    MediaInfo info =
        info()
            .attributes(Map.of(MediaAttributes.ALT, attack))
            .placeholder("data:image/webp;base64,AA\") ; } body { display: none")
            .build();

    String html = VideoAttributes.of(info, served -> "/" + attack).toHtml();

    assertThat(html).doesNotContain("<", ">", "'", "style");
    assertThat(html.replaceAll("[a-z-]+=\"[^\"]*\"", "").strip()).isEmpty();
  }

  @Test
  void whatIsNoUrlIsRefused() {
    for (String wrong : List.of("", " ", "/a b", "/a\n", "\t/a", "/a\u0000")) {
      assertThatIllegalArgumentException().isThrownBy(() -> VideoAttributes.of(video, wrong));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> VideoAttributes.of(video, info -> wrong).toHtml());
    }
  }

  private static MediaInfo.Builder info() {
    return MediaInfo.builder(new MediaId("7"), MediaSlot.of("parts", 7, "videos"))
        .content("video/mp4", 9_000_000, FULL);
  }
}

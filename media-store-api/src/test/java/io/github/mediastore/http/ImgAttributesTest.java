package io.github.mediastore.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImgAttributesTest {

  private static final String PATH = "/images/users/42/profile";
  private static final String PLACEHOLDER = "data:image/webp;base64,UklGR+/=";
  private static final Sha256 FULL = Sha256.of(new byte[] {1});
  private static final Sha256 CARD = Sha256.of(new byte[] {2});
  private static final Sha256 THUMB = Sha256.of(new byte[] {3});

  private final MediaInfo picture =
      info(new Dimensions(1024, 768), PLACEHOLDER)
          .rendition("thumb", "image/webp", 3_000, THUMB, new Dimensions(128, 96))
          .rendition("card", "image/webp", 30_000, CARD, new Dimensions(512, 384))
          .build();

  @Test
  void pictureWithRenditionsHasAllAttributes() {
    String full = PATH + "?v=" + FULL.hex().substring(0, 32);
    String card = PATH + "?size=card&amp;v=" + CARD.hex().substring(0, 32);
    String thumb = PATH + "?size=thumb&amp;v=" + THUMB.hex().substring(0, 32);

    assertThat(ImgAttributes.of(picture, "Ada", PATH).toHtml())
        .isEqualTo(
            "src=\"%s\" srcset=\"%s 128w, %s 512w, %s 1024w\"".formatted(full, thumb, card, full)
                + " sizes=\"(max-width: 1024px) 100vw, 1024px\" width=\"1024\" height=\"768\""
                + " alt=\"Ada\" loading=\"lazy\" decoding=\"async\""
                + " style=\"background:url(&quot;data:image/webp;base64,UklGR+/=&quot;)"
                + " center/cover no-repeat\"");
  }

  @Test
  void mapIsNotEscaped() {
    assertThat(ImgAttributes.of(picture, "a & \"b\"", PATH).toMap())
        .containsEntry("alt", "a & \"b\"")
        .containsEntry("style", "background:url(\"" + PLACEHOLDER + "\") center/cover no-repeat")
        .extractingByKey("srcset")
        .asString()
        .contains("?size=card&v=");
  }

  @Test
  void hostSaysWhenAndHowWideItIsShown() {
    ImgAttributes img = ImgAttributes.of(picture, "", PATH).eager().sizes("50vw");

    assertThat(img.toMap()).containsEntry("loading", "eager").containsEntry("sizes", "50vw");
    assertThat(img).hasToString(img.toHtml());
    assertThat(img.toHtml()).contains("alt=\"\"");
  }

  @Test
  void aFixedWidthIsTheWidthAndTheHeightFollows() {
    assertThat(ImgAttributes.of(picture, "", PATH).sizes("160px").toMap())
        .containsEntry("sizes", "160px")
        .containsEntry("width", "160")
        .containsEntry("height", "120");
    for (String sizes :
        List.of(
            "(max-width: 600px) 100vw, 300px", "auto, 300px", "300PX ", "18.75em", "18.75rem")) {
      assertThat(ImgAttributes.of(picture, "", PATH).sizes(sizes).toMap())
          .as(sizes)
          .containsEntry("width", "300")
          .containsEntry("height", "225");
    }
    assertThat(ImgAttributes.of(picture, "", PATH).sizes("0px").toMap())
        .containsEntry("width", "1")
        .containsEntry("height", "1");
  }

  @Test
  void aWidthThatDependsOnTheWindowIsLeftToTheBrowser() {
    MediaInfo withoutRenditions = info(new Dimensions(10, 20), null).build();
    for (String sizes :
        List.of(
            "50vw", "(max-width: 9px) 3px", "min(50vw, 300px)", "calc(50vw - 3px)", "", "-3px")) {
      for (MediaInfo shown : List.of(picture, withoutRenditions)) {
        assertThat(ImgAttributes.of(shown, "", PATH).sizes(sizes).toMap())
            .as(sizes)
            .containsEntry("sizes", sizes)
            .containsKey("srcset")
            .doesNotContainKeys("width", "height");
      }
    }
    assertThat(ImgAttributes.of(picture, "", PATH).sizes("auto").toMap())
        .containsEntry("width", "1024");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    MediaInfo unknown = info(null, null).build();

    assertThat(ImgAttributes.of(unknown, "", PATH).toMap())
        .containsOnlyKeys("src", "alt", "loading", "decoding");
    MediaInfo withoutRenditions = info(new Dimensions(10, 20), null).build();
    assertThat(ImgAttributes.of(withoutRenditions, "", PATH).sizes("9px").toMap())
        .containsOnlyKeys("src", "width", "height", "alt", "loading", "decoding");
  }

  @Test
  void aRenditionOfAnotherShapeIsNoCandidate() {
    for (Dimensions shape :
        List.of(new Dimensions(128, 128), new Dimensions(640, 360), new Dimensions(300, 400))) {
      MediaInfo cropped =
          info(new Dimensions(1024, 768), null)
              .rendition("card", "image/webp", 9_000, THUMB, shape)
              .rendition("small", "image/webp", 9_000, THUMB, new Dimensions(101, 76))
              .build();
      assertThat(String.valueOf(ImgAttributes.of(cropped, "", PATH).toMap().get("srcset")))
          .contains("size=small", "101w", "1024w")
          .doesNotContain("size=card");
      assertThat(ImgAttributes.of(cropped.renditionOrFull("card"), "", PATH).toMap())
          .containsEntry("width", Integer.toString(shape.width()))
          .containsEntry("height", Integer.toString(shape.height()));
    }
  }

  @Test
  void oneFixedSizeIsThatRenditionAlone() {
    assertThat(ImgAttributes.of(picture.renditionOrFull("thumb"), "Ada", PATH).toMap())
        .containsEntry(
            "src",
            PATH + "?size=thumb&v=" + CachePolicy.versionOf(picture.renditionOrFull("thumb")))
        .containsEntry("width", "128")
        .containsEntry("height", "96")
        .containsKey("style")
        .doesNotContainKeys("srcset", "sizes");
    assertThat(ImgAttributes.of(picture.renditionOrFull("poster"), "Ada", PATH).toMap())
        .containsEntry("src", PATH + "?v=" + CachePolicy.versionOf(picture))
        .containsEntry("width", "1024");
  }

  @Test
  void sizesOfOneWidthAreOneCandidate() {
    MediaInfo equal =
        info(new Dimensions(100, 80), null)
            .rendition("thumb", "image/webp", 3_000, THUMB, new Dimensions(100, 80))
            .rendition("blob", "image/webp", 3_000, CARD, null)
            .build();

    assertThat(ImgAttributes.of(equal, "", PATH).toMap()).doesNotContainKeys("srcset", "sizes");
  }

  @Test
  void hostMakesUrlsOfItsOwn() {
    ImgAttributes img =
        ImgAttributes.of(picture, "", served -> "/m/" + served.rendition() + "/a,b?x='&y=<");

    assertThat(img.toHtml())
        .startsWith("src=\"/m/full/a,b?x=&#39;&amp;y=&lt;\"")
        .contains("/m/thumb/a,b?x=&#39;&amp;y=&lt; 128w, ");
  }

  @Test
  void parametersAreAddedToThoseThereAre() {
    String version = CachePolicy.versionOf(picture);

    assertThat(src("/p?index=2")).isEqualTo("/p?index=2&v=" + version);
    assertThat(src("https://cdn.example/p#top"))
        .isEqualTo("https://cdn.example/p?v=" + version + "#top");
  }

  @Test
  void urlsThatBreakSrcsetAreRefused() {
    for (String wrong : List.of("", "/a b", "/a\n", ",/a", "/a,", "\t/a", "/a\u0000")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ImgAttributes.of(picture, "", wrong))
          .withMessageContaining("srcset");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ImgAttributes.of(picture, "", info -> wrong).toHtml());
    }
  }

  @Test
  void nothingBreaksOutOfItsAttribute() {
    String attack = "\"><script>alert('x')</script>&";

    String html = ImgAttributes.of(picture, attack, served -> "/" + attack).sizes(attack).toHtml();

    assertThat(html).doesNotContain("<", ">", "'");
    assertThat(html.replaceAll("[a-z]+=\"[^\"]*\"", "").strip()).isEmpty();
    assertThat(html)
        .contains("alt=\"&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;\"");
  }

  @Test
  void placeholdersThatAreNoPlainDataUriOfAPictureAreLeftOut() {
    for (String wrong :
        List.of(
            "",
            "#fff",
            "https://example.org/track.gif",
            "data:text/html,x",
            "data:image/webp;base64,AA\") ; } body { display: none",
            "data:image/svg+xml,<svg onload='x'>",
            "data:image/webp;base64,A\\22",
            "data:image/webp;base64,A A")) {
      MediaInfo info = info(new Dimensions(10, 10), wrong).build();
      assertThat(ImgAttributes.of(info, "", PATH).toMap()).as(wrong).doesNotContainKey("style");
    }
    MediaInfo svg = info(null, "data:image/svg+xml,%3Csvg%20/%3E").build();
    assertThat(ImgAttributes.of(svg, "", PATH).toMap()).containsKey("style");
  }

  private String src(String path) {
    return String.valueOf(ImgAttributes.of(picture, "", path).toMap().get("src"));
  }

  private static MediaInfo.Builder info(
      @Nullable Dimensions dimensions, @Nullable String placeholder) {
    return MediaInfo.builder(new MediaId("7"), MediaSlot.of("users", 42, "profile"))
        .content("image/webp", 100_000, FULL)
        .dimensions(dimensions)
        .placeholder(placeholder);
  }
}

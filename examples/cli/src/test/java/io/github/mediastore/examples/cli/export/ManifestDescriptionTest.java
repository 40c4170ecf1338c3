package io.github.mediastore.examples.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attributes, focal point and settings in the lines of a manifest. */
class ManifestDescriptionTest {

  private static final MediaInfo INFO =
      MediaInfo.builder(new MediaId("7"), MediaSlot.of("parts", 1, "images"))
          .content("image/webp", 3, Sha256.of(new byte[] {1, 2, 3}))
          .attributes(Map.of("alt", "\"\u00E4\" {\\} \uD83E\uDD86", "filename", ""))
          .focus(new FocalPoint(0.1, 1e-7))
          .settingsFingerprint("webp:q80")
          .rendition("t", "image/webp", 1, Sha256.of(new byte[] {1}), null, "t:q60")
          .build();

  @Test
  void aLineHasAllOfItAndGivesItBackAsContent() {
    ManifestEntry entry = ManifestEntry.of(INFO, 0);
    ManifestEntry read = ManifestEntry.ofJson(entry.toJson());

    assertThat(read).isEqualTo(entry);
    ManifestContent content = new ManifestContent(read, Path.of("x"), Map.of());
    assertThat(content.attributes()).isEqualTo(INFO.attributes());
    assertThat(content.focus()).isEqualTo(INFO.focus());
    assertThat(content.settingsFingerprint()).isEqualTo(INFO.settingsFingerprint());
  }

  @Test
  void aRenditionHasItsSettingsAndLeavesTheRestToItsMedium() {
    ManifestEntry entry = ManifestEntry.of(INFO.renditionOrFull("t"), 0);
    assertThat(entry.toJson()).contains("t:q60").doesNotContain("attributes", "focus");
    assertThat(ManifestEntry.ofJson(entry.toJson())).isEqualTo(entry);
  }

  @Test
  void aLineOfAnEarlierVersionHasNothingOfIt() {
    String line = ManifestEntry.of(INFO, 0).toJson();
    String old = line.substring(0, line.indexOf(",\"attributes\"")) + "}";
    assertThat(ManifestEntry.ofJson(old).description())
        .isEqualTo(new ManifestDescription(Map.of(), null, null));
  }

  @Test
  void aLineOfAVideoSaysHowLongItPlays() {
    MediaInfo video =
        MediaInfo.builder(new MediaId("8"), MediaSlot.of("parts", 1, "videos"))
            .content("video/mp4", 3, Sha256.of(new byte[] {1, 2, 3}))
            .duration(Duration.ofMillis(90_001))
            .build();
    ManifestEntry entry = ManifestEntry.of(video, 0);

    assertThat(entry.toJson()).contains("\"durationMillis\":90001");
    assertThat(ManifestEntry.ofJson(entry.toJson())).isEqualTo(entry);
    assertThat(new ManifestContent(entry, Path.of("x"), Map.of()).duration())
        .isEqualTo(video.duration());
    assertThat(ManifestEntry.of(INFO, 0).toJson()).doesNotContain("duration");
  }

  @Test
  void whatIsNoDescriptionIsSaidSo() {
    String line = ManifestEntry.of(INFO, 0).toJson();
    for (String broken :
        new String[] {
          line.replaceAll("\"focus\":\"[^\"]*\"", "\"focus\":\"7,7\""),
          line.replaceAll("\"focus\":\"[^\"]*\"", "\"focus\":\"x\""),
          line.replace("{\\\"alt", "[\\\"alt"),
        }) {
      assertThat(broken).isNotEqualTo(line);
      assertThatIllegalArgumentException().isThrownBy(() -> ManifestEntry.ofJson(broken));
    }
  }
}

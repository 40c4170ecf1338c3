package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static io.github.mediastore.examples.parts.Visitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With a folder for videos their bytes are there, and all else is as it was. */
class VideoFolderTest extends RunningApplication {

  @TempDir static Path folder;

  @DynamicPropertySource
  static void inFolder(DynamicPropertyRegistry properties) {
    properties.add("parts.videos.folder", () -> folder.toString());
    properties.add("PARTS_HEIC", () -> false);
  }

  @Test
  void aVideoIsStoredServedAndRemoved() {
    byte[] film = Pictures.film(1_300_000, 1);
    Visitor ada = editor();
    Answer answer =
        ada.upload(
            "/uploads/support-videos", text("title", "Greasing"), file("file", "g.mp4", film));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    String path = "/videos/support/" + answer.json().get("id").asLong();

    assertThat(objects()).isOne();
    assertThat(somebody().get(path).body()).isEqualTo(film);
    Answer range = somebody().get(path, "Range", "bytes=524000-1100000");
    assertThat(range.status()).isEqualTo(206);
    assertThat(range.body()).isEqualTo(Arrays.copyOfRange(film, 524_000, 1_100_001));
    assertThat(ada.delete("/uploads/support-videos/" + answer.json().get("id").asLong()).status())
        .isEqualTo(204);
    assertThat(somebody().get(path).status()).isEqualTo(404);
  }

  @Test
  void aFolderTakesNoVideosFromBrowsers() {
    Answer begun =
        editor().upload("/uploads/videos", text("type", "video/mp4"), text("size", "1000"));

    assertThat(begun.status()).isEqualTo(204);
    assertThat(begun.body()).isEmpty();
  }

  @Test
  void heicIsRefusedAndNotOfferedWhereItsDecoderIsSwitchedOff() throws IOException {
    byte[] photo = AcceptedPicturesTest.sample("scene.heic");

    Answer answer = editor().upload("/uploads/users/profile-photo", file("file", "a.heic", photo));

    assertProblem(answer, 415, "HEIC is not accepted; JPEG, PNG, WebP, GIF, BMP and TIFF are.");
    assertThat(somebody().get("/api/limits").json().get("pictures").get("accept").asString())
        .isEqualTo("image/jpeg,image/png,image/webp,image/gif,image/bmp,image/tiff");
  }

  private long objects() {
    return jdbc.sql("SELECT count(*) FROM media_representation WHERE object_key IS NOT NULL")
        .query(Long.class)
        .single();
  }
}

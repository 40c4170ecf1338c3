package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.UploadSource;
import io.github.mediastore.browser.Browser;
import io.github.mediastore.browser.Film;
import io.github.mediastore.ffmpeg.FfmpegDecoder;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import io.github.mediastore.http.VideoAttributes;
import io.github.mediastore.memory.InMemoryMediaStore;
import io.github.mediastore.posters.PosterResult;
import io.github.mediastore.posters.VideoPosters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/videos.md} shows, run. */
class VideosPageTest {

  @TempDir private static Path folder;
  private static Path file;

  private final InMemoryMediaStore store = new InMemoryMediaStore();
  private final MediaSlot slot = MediaSlot.of("parts", 7, "video");

  @BeforeAll
  static void make() throws Exception {
    Browser.requireCommand("ffmpeg");
    file = folder.resolve("film.mp4");
    Film.make(file);
  }

  @Test
  void aVideoSaysHowLongItPlays() throws Exception {
    long size = Files.size(file);
    UploadSource upload = () -> Files.newInputStream(file);

    MediaInfo info = store.put(slot, MediaContent.ofVideo(size, upload));
    Optional<Duration> duration = info.duration();

    assertThat(duration).hasValueSatisfying(d -> assertThat(d).hasSeconds(30));
  }

  @Test
  void aVideoHasAPosterAndItsElementAllThatItNeeds() throws Exception {
    long size = Files.size(file);
    UploadSource upload = () -> Files.newInputStream(file);

    VideoPosters posters = VideoPosters.with(FfmpegDecoder.find()); // once, kept
    MediaContent video = posters.withPoster(MediaContent.ofVideo(size, upload));
    MediaInfo info = store.put(slot, video);

    var attributes = VideoAttributes.of(info, "/parts/7/video");
    String html = "<video " + attributes.toHtml() + "></video>";

    assertThat(html)
        .contains("poster=\"/parts/7/video?size=poster")
        .contains("width=\"640\" height=\"360\"");
    MediaRequest asked = MediaRequest.of("GET", name -> List.of());
    MediaResponse answer =
        MediaResponse.of(store, slot, 0, VideoPosters.POSTER, asked, CachePolicy.revalidate());
    assertThat(answer.headers()).containsEntry("Content-Type", "image/webp");
  }

  @Test
  void aHostMayWantTheReason() throws Exception {
    long size = Files.size(file);
    VideoPosters posters = VideoPosters.with(FfmpegDecoder.find());

    MediaContent content = MediaContent.ofVideo(size, () -> Files.newInputStream(file));
    PosterResult result = posters.make(content, file); // read where it is, not copied
    MediaContent refusedWithout = result.orThrow();

    assertThat(result.failure()).isEmpty();
    assertThat(refusedWithout).isSameAs(result.content());
  }
}

package io.github.mediastore.internal.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Browser;
import io.github.mediastore.internal.video.VideoFacts.Container;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ffmpeg writes, held against what ffprobe reads. */
class VideoFactsFfmpegTest {

  private static final Duration TOLERANCE =
      Duration.ofMillis(90); // Two frames, and a bit of sound.

  @TempDir private static Path folder;
  private static Path mp4;
  private static Path webm;

  @BeforeAll
  static void makeTwo() throws IOException, InterruptedException {
    Browser.requireCommand("ffmpeg");
    Browser.requireCommand("ffprobe");
    mp4 = folder.resolve("source.mp4");
    webm = folder.resolve("source.webm");
    String source = "-f lavfi -i testsrc2=s=320x180:r=25:d=3.2 -f lavfi -i sine=d=3.2 ";
    ffmpeg(source + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 10 -c:a aac", mp4);
    ffmpeg(source + "-c:v libvpx -deadline realtime -cpu-used 8", webm);
  }

  @Test
  void everyWayToLayOutAnMp4() throws IOException, InterruptedException {
    List<String> flags =
        List.of(
            "faststart",
            "frag_keyframe",
            "frag_keyframe+empty_moov",
            "frag_keyframe+empty_moov+default_base_moof",
            "frag_keyframe+empty_moov+omit_tfhd_offset",
            "frag_keyframe+empty_moov+separate_moof",
            "frag_keyframe+empty_moov+global_sidx",
            "frag_every_frame+empty_moov",
            "frag_keyframe+delay_moov",
            "frag_keyframe+empty_moov+skip_trailer",
            "dash+frag_keyframe+delay_moov",
            "cmaf",
            "isml+frag_keyframe",
            "disable_chpl",
            "rtphint",
            "write_colr",
            "negative_cts_offsets",
            "use_metadata_tags");
    for (String each : flags) {
      for (String extension : List.of("mp4", "mov")) {
        agree("-c copy -movflags " + each, mp4, extension);
      }
    }
    agree("-c copy -movflags frag_keyframe+empty_moov -frag_duration 300000", mp4, "mp4");
    agree("-c copy -video_track_timescale 90000", mp4, "mp4");
    agree("-c copy -write_tmcd 1 -timecode 01:02:03:04", mp4, "mov");
    agree("-c copy -brand mp42", mp4, "mp4");
    agree("-c copy -f 3gp", mp4, "mp4");
    agree("-c copy -f ismv", mp4, "mp4");
    agree("-c copy -an", mp4, "mp4");
    agree("-c copy -map 0:a -map 0:v", mp4, "mp4");
    agree("-c copy -map 0:v -map 0:v", mp4, "mov");
  }

  @Test
  void editListsThatSkipAStart() throws IOException, InterruptedException {
    for (String start : List.of("0.3", "1", "1.7")) {
      for (String extension : List.of("mp4", "mov")) {
        agreeFrom("-ss " + start + " ", "-c copy", mp4, extension);
        agreeFrom("-itsoffset " + start + " ", "-c copy", mp4, extension);
      }
    }
  }

  @Test
  void editListsInFragments() throws IOException, InterruptedException {
    List<String> flags =
        List.of("frag_keyframe", "frag_keyframe+empty_moov", "frag_keyframe+delay_moov", "cmaf");
    for (String each : flags) {
      agreeFrom("-ss 1.7 ", "-c copy -movflags " + each, mp4, "mp4");
      agreeFrom("-itsoffset 1.7 ", "-c copy -movflags " + each, mp4, "mp4");
    }
  }

  @Test
  void turnedPictures() throws IOException, InterruptedException {
    for (int degrees : new int[] {0, 90, 180, 270}) {
      for (String extension : List.of("mp4", "mov")) {
        Path video =
            knowsDisplayRotation()
                ? agreeFrom("-display_rotation " + degrees + " ", "-c copy", mp4, extension)
                : agree("-c copy -metadata:s:v rotate=" + degrees, mp4, extension);
        boolean upright = degrees % 180 == 0;
        assertThat(read(video).dimensions())
            .isEqualTo(upright ? new FrameSize(320, 180) : new FrameSize(180, 320));
      }
    }
  }

  /** From version 6 on; versions before it write what the metadata say. */
  private static boolean knowsDisplayRotation() throws IOException, InterruptedException {
    return run("ffmpeg", "-v", "error", "-h", "full").contains("-display_rotation");
  }

  @Test
  void pixelsThatAreNotSquare() throws IOException, InterruptedException {
    for (String ratio : List.of("4/3", "3/4", "16/15", "1")) {
      String filter = "-vf setsar=" + ratio + " -t 1 -an ";
      agree(filter + "-c:v mpeg4", mp4, "mp4");
      agree(filter + "-c:v mjpeg -strict unofficial", mp4, "mov");
      agree(filter + "-c:v libvpx -deadline realtime -cpu-used 8", mp4, "webm");
    }
  }

  @Test
  void everyWayToLayOutAWebm() throws IOException, InterruptedException {
    agree("-c copy", webm, "webm");
    agree("-c copy -cues_to_front 1", webm, "webm");
    agree("-c copy -reserve_index_space 5000", webm, "webm");
    agree("-c copy -cluster_time_limit 500", webm, "webm");
    agree("-c copy -live 1", webm, "webm");
    agree("-c copy -an -dash 1", webm, "webm");
    agree("-c copy -map 0:a -map 0:v", webm, "webm");
    agree("-c copy -an", webm, "webm");
  }

  private static Path agree(String options, Path source, String extension)
      throws IOException, InterruptedException {
    return agreeFrom("", options, source, extension);
  }

  private static Path agreeFrom(String before, String options, Path source, String extension)
      throws IOException, InterruptedException {
    Path video = Files.createTempFile(folder, "video", "." + extension);
    ffmpeg(before + "-i " + source + " " + options, video);
    String said =
        run(
            ("ffprobe -v error -select_streams v:0 -show_entries"
                 + " stream=width,height,sample_aspect_ratio:stream_side_data=rotation:format=duration"
                 + " "
                    + video)
                .split(" ", -1));
    VideoFacts facts = read(video);
    assertThat(facts.dimensions())
        .as(before + options + "\n" + said)
        .isEqualTo(dimensions(said, video));
    String duration = field(said, "duration");
    if (duration.equals("N/A")) {
      assertThat(facts.duration()).as(before + options).isNull();
    } else {
      Duration expected = Duration.ofNanos((long) (Double.parseDouble(duration) * 1e9));
      assertThat(facts.duration()).as(before + options).isCloseTo(expected, TOLERANCE);
    }
    return video;
  }

  private static FrameSize dimensions(String said, Path video) {
    int width = Integer.parseInt(field(said, "width"));
    int height = Integer.parseInt(field(said, "height"));
    String[] pixel = field(said, "sample_aspect_ratio").split(":", 2);
    if (pixel.length == 2) {
      double ratio = Double.parseDouble(pixel[0]) / Double.parseDouble(pixel[1]);
      // A WebM says how large it is shown, and ffmpeg leaves the height as it is.
      boolean highPixels = ratio < 1 && !isWebm(video);
      width = (int) Math.round(width * (highPixels ? 1 : ratio));
      height = (int) Math.round(height / (highPixels ? ratio : 1));
    }
    boolean lying = field(said, "rotation").endsWith("90");
    return lying ? new FrameSize(height, width) : new FrameSize(width, height);
  }

  private static String field(String said, String name) {
    Matcher matcher = Pattern.compile("(?m)^" + name + "=(.*)$").matcher(said);
    return matcher.find() ? matcher.group(1) : "N/A";
  }

  private static VideoFacts read(Path video) throws IOException {
    try (InputStream in = Files.newInputStream(video)) {
      return VideoFacts.read(in, isWebm(video) ? Container.EBML : Container.ISO_MEDIA);
    }
  }

  private static boolean isWebm(Path video) {
    return video.toString().endsWith(".webm");
  }

  private static void ffmpeg(String arguments, Path video)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    command.addAll(List.of(arguments.split(" +")));
    command.add(video.toString());
    run(command.toArray(String[]::new));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + said).isZero();
    return said;
  }
}

package io.github.mediastore.posters;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.ffmpeg.FfmpegDecoder;
import io.github.mediastore.ffmpeg.Tools;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.memory.InMemoryMediaStore;
import io.github.mediastore.posters.PosterResult.Failure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posters of videos that ffmpeg made, by ffmpeg. */
class VideoPostersTest {

  private static final String BLACK = "color=black:size=320x180:rate=10:duration=";
  private static final String GREEN = "color=0x20c020:size=320x180:rate=10:duration=";
  private static final String PATTERN = "testsrc2=size=320x180:rate=10:duration=";
  private static final WebpImageCompressor COMPRESSOR = WebpImageCompressor.create();

  @TempDir Path folder;
  private VideoPosters posters;

  @BeforeEach
  void findTheProgram() {
    posters = VideoPosters.builder(FfmpegDecoder.at(Tools.ffmpeg())).compressor(COMPRESSOR).build();
  }

  @Test
  void aPosterIsARenditionThatStaysAndGoesWithItsVideo() throws Exception {
    Path file = video("pattern.mp4", PATTERN + 3);
    InMemoryMediaStore store = new InMemoryMediaStore();

    MediaContent video =
        posters.withPoster(content(file).withAttributes(Map.of("filename", "pattern.mp4")));
    MediaInfo info = store.put(MediaSlot.of("parts", 7, "videos"), video);

    assertThat(info.contentType()).isEqualTo("video/mp4");
    assertThat(info.size()).isEqualTo(Files.size(file));
    assertThat(info.dimensions()).contains(new Dimensions(320, 180));
    assertThat(info.duration().orElseThrow()).hasSeconds(3);
    assertThat(info.attributes()).containsEntry("filename", "pattern.mp4");
    assertThat(info.placeholder().orElseThrow()).startsWith("data:image/webp").hasSizeLessThan(201);
    MediaInfo poster = info.renditionOrFull(VideoPosters.POSTER);
    assertThat(poster.contentType()).isEqualTo("image/webp");
    assertThat(poster.dimensions()).contains(new Dimensions(320, 180));
    assertThat(poster.duration()).isEmpty();
    assertThat(store.find(info.id()).orElseThrow().openStream())
        .hasBinaryContent(Files.readAllBytes(file));
    assertThat(store.remove(info.id())).isTrue();
    assertThat(store.find(info.id(), VideoPosters.POSTER)).isEmpty();
  }

  @Test
  void aBlackBeginningIsNotThePoster() throws Exception {
    for (String name : new String[] {"late.mp4", "late.webm", "late.mov"}) {
      BufferedImage poster = poster(video(name, BLACK + 2, PATTERN + 8));
      assertThat(brightness(poster)).as(name).isGreaterThan(60);
    }
  }

  /**
   * Half of the signal of PQ is 92 cd/m², a bright grey; shown as it is, it would be a middle one.
   */
  @Test
  void highDynamicRangeIsBroughtToWhatAPageShows() throws Exception {
    String grey = "color=0x808080:size=320x180:rate=10:duration=1,format=yuv420p";
    for (String name : new String[] {"pq.mp4", "pq.mov", "pq.webm"}) {
      Path file = folder.resolve(name);
      List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", grey));
      arguments.addAll(List.of("-color_primaries", "bt2020", "-color_trc", "smpte2084"));
      arguments.addAll(List.of("-colorspace", "bt2020nc", name));
      Tools.run(folder, "ffmpeg", arguments.toArray(String[]::new));

      assertThat(brightness(poster(file))).as(name).isBetween(170.0, 190.0);
    }
  }

  @Test
  void ofBlankMomentsTheOneThatIsNotBlackIsTaken() throws Exception {
    BufferedImage poster = poster(video("green.mp4", BLACK + 2, GREEN + 2, BLACK + 4));

    assertThat(brightness(poster)).isGreaterThan(60);
    assertThat(brightness(poster(video("black.mp4", BLACK + 1)))).isLessThan(20);
  }

  @Test
  void aPosterIsUprightWithSquarePixels() throws Exception {
    Path upright = video("upright.mp4", PATTERN + 2);
    BufferedImage lying = poster(turned(upright));
    assertThat(lying.getWidth()).isEqualTo(180);
    assertThat(lying.getHeight()).isEqualTo(320);

    Tools.run(
        folder, "ffmpeg", "-i", upright.toString(), "-vf", "setsar=2", "-c:v", "mpeg4", "wide.mp4");
    BufferedImage wide = poster(folder.resolve("wide.mp4"));
    assertThat(wide.getWidth()).isEqualTo(640);
    assertThat(wide.getHeight()).isEqualTo(180);
  }

  @Test
  void everyLayoutHasAPoster() throws Exception {
    Path source = video("source.mp4", PATTERN + 2);
    for (String flags : new String[] {"faststart", "frag_keyframe+empty_moov", "cmaf"}) {
      Tools.run(
          folder,
          "ffmpeg",
          "-y",
          "-i",
          source.toString(),
          "-c",
          "copy",
          "-movflags",
          flags,
          "layout.mp4");
      assertThat(posters.make(content(folder.resolve("layout.mp4"))).poster()).isPresent();
    }
    Tools.run(
        folder, "ffmpeg", "-i", source.toString(), "-c:v", "libvpx", "-live", "1", "live.webm");
    MediaContent live = content(folder.resolve("live.webm"));
    assertThat(live.duration()).isEmpty();
    assertThat(posters.make(live).poster()).isPresent();
    assertThat(posters.make(content(video("short.mp4", PATTERN + "0.1"))).poster()).isPresent();
  }

  @Test
  void ofALargeVideoThatBeginsWithItsIndexTheBeginningIsEnough() throws Exception {
    Path whole = video("whole.mp4", "nullsrc=size=320x180:rate=10:duration=5,geq=random(1)*255");
    Tools.run(
        folder,
        "ffmpeg",
        "-i",
        whole.toString(),
        "-c",
        "copy",
        "-movflags",
        "faststart",
        "front.mp4");
    VideoPosters few =
        VideoPosters.builder(FfmpegDecoder.at(Tools.ffmpeg()))
            .compressor(COMPRESSOR)
            .maxSpooledBytes(Files.size(whole) / 2)
            .build();

    assertThat(few.make(content(folder.resolve("front.mp4"))).poster()).isPresent();
    assertThat(few.make(content(whole)).failure()).contains(Failure.DAMAGED);
    assertThat(few.make(content(whole), whole).poster()).isPresent();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void whatGetsNoPosterIsStoredAllTheSame() throws Exception {
    byte[] file = Files.readAllBytes(video("pattern.mp4", PATTERN + 2));
    byte[] cut = Arrays.copyOf(file, 200);
    MediaContent damaged = MediaContent.ofVideo(cut.length, () -> new ByteArrayInputStream(cut));
    PosterResult result = posters.make(damaged);

    assertThat(result.failure()).contains(Failure.DAMAGED);
    assertThat(result.message()).isNotEmpty();
    assertThat(result.content()).isSameAs(damaged);
    assertThat(posters.withPoster(damaged)).isSameAs(damaged);
    assertThatExceptionOfType(RejectedUploadException.class)
        .isThrownBy(result::orThrow)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT));

    Tools.run(folder, "ffmpeg", "-f", "lavfi", "-i", "sine=d=1", "sound.mp4");
    assertThat(posters.make(content(folder.resolve("sound.mp4"))).failure())
        .contains(Failure.DAMAGED);
    assertThat(posters.make(MediaContent.of("image/webp", new byte[9])).failure())
        .contains(Failure.NOT_A_VIDEO);
    assertThat(posters.make(MediaContent.of("video/mp4", new ByteArrayInputStream(file))).failure())
        .contains(Failure.UNREADABLE);
    Path removed = Files.createFile(folder.resolve("gone.mp4"));
    MediaContent gone = MediaContent.of("video/mp4", removed);
    Files.delete(removed);
    assertThat(posters.make(gone).failure()).contains(Failure.UNREADABLE);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void whateverIsDamagedThereIsAPosterOrAReason() throws Exception {
    byte[] file = Files.readAllBytes(video("pattern.mp4", PATTERN + 1));
    Random random = new Random(43);
    for (int i = 0; i < 8; i++) {
      byte[] damaged = file.clone();
      for (int j = 0; j < 1 + 3 * i; j++) {
        damaged[32 + random.nextInt(damaged.length - 32)] = (byte) random.nextInt();
      }
      PosterResult result =
          posters.make(
              MediaContent.ofVideo(damaged.length, () -> new ByteArrayInputStream(damaged)));
      assertThat(result.poster().isPresent()).isNotEqualTo(result.failure().isPresent());
    }
    assertThat(leftovers()).isEmpty();
  }

  private BufferedImage poster(Path file) throws IOException {
    PosterResult result = posters.make(content(file));
    CompressedImage poster =
        result.poster().orElseThrow(() -> new AssertionError(result.message()));
    return ImageIO.read(new ByteArrayInputStream(poster.bytes()));
  }

  /** Writes a quarter turn into the track header (ISO/IEC 14496-12, section 8.3.2). */
  private Path turned(Path upright) throws IOException {
    byte[] file = Files.readAllBytes(upright);
    int matrix = new String(file, ISO_8859_1).indexOf("tkhd") + 44;
    int one = 1 << 16;
    ByteBuffer.wrap(file, matrix, 20).putInt(0).putInt(one).putInt(0).putInt(-one).putInt(0);
    return Files.write(folder.resolve("lying.mp4"), file);
  }

  private static double brightness(BufferedImage picture) {
    double sum = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        sum += picture.getRGB(x, y) >> 8 & 0xFF;
      }
    }
    return sum / picture.getWidth() / picture.getHeight();
  }

  private static MediaContent content(Path file) throws IOException {
    return MediaContent.ofVideo(Files.size(file), () -> Files.newInputStream(file));
  }

  private static Stream<Path> leftovers() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    String mine = "media-store-poster-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(f -> f.getFileName().toString().startsWith(mine)).toList().stream();
    }
  }

  /** Plays sources of ffmpeg's own one after the other. */
  private Path video(String name, String... sources) throws IOException, InterruptedException {
    Stream<String> inputs =
        Arrays.stream(sources).flatMap(source -> Stream.of("-f", "lavfi", "-i", source));
    String graph = "concat=n=" + sources.length;
    Stream<String> output =
        name.endsWith(".webm")
            ? Stream.of("-c:v", "libvpx", "-deadline", "realtime", name)
            : Stream.of("-pix_fmt", "yuv420p", "-preset", "ultrafast", "-g", "10", name);
    Stream<String> filter = sources.length == 1 ? Stream.of() : Stream.of("-filter_complex", graph);
    String[] arguments =
        Stream.of(inputs, filter, output).flatMap(each -> each).toArray(String[]::new);
    Tools.run(folder, "ffmpeg", arguments);
    return folder.resolve(name);
  }
}

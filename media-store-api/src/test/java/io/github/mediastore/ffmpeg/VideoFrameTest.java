package io.github.mediastore.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.decoder.DecoderException;
import io.github.mediastore.decoder.VideoFrame;
import io.github.mediastore.decoder.VideoFrame.Container;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One frame of a video as a picture. */
class VideoFrameTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private FfmpegDecoder decoder;

  @BeforeEach
  void findTheProgram() {
    decoder = FfmpegDecoder.at(Tools.ffmpeg());
  }

  /** One second of red, then one of blue. */
  private Path video(String name, String... more) throws IOException, InterruptedException {
    String[] arguments = {
      "-f", "lavfi", "-i", "color=red:size=320x200:rate=10:duration=1",
      "-f", "lavfi", "-i", "color=blue:size=320x200:rate=10:duration=1",
      "-filter_complex", "[0][1]concat"
    };
    String[] all = new String[arguments.length + more.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    all[all.length - 1] = name;
    Tools.run(folder, "ffmpeg", all);
    return folder.resolve(name);
  }

  private BufferedImage frame(Path file, Container container, long millis, int side)
      throws IOException {
    VideoFrame frame = new VideoFrame(file, container, Duration.ofMillis(millis), side);
    return ImageIO.read(new ByteArrayInputStream(decoder.frame(frame, PATIENCE)));
  }

  @Test
  void isTheOneOfThatMoment() throws Exception {
    Path file = video("two.mp4", "-pix_fmt", "yuv420p", "-movflags", "frag_keyframe");

    assertThat(frame(file, Container.ISO_MEDIA, 500, 100).getRGB(50, 30) >> 16 & 0xFF)
        .isGreaterThan(200);
    BufferedImage late = frame(file, Container.ISO_MEDIA, 1_500, 100);
    assertThat(late.getRGB(50, 30) & 0xFF).isGreaterThan(200);
    assertThat(late.getWidth()).isEqualTo(100);
    assertThat(late.getHeight()).isBetween(62, 63);
  }

  @Test
  void hasSquarePixelsAndIsNeverEnlarged() throws Exception {
    Path file = video("wide.webm", "-c:v", "libvpx", "-aspect", "640:200");

    BufferedImage picture = frame(file, Container.MATROSKA, 0, 1_000);

    assertThat(picture.getWidth()).isEqualTo(640);
    assertThat(picture.getHeight()).isEqualTo(200);
  }

  @Test
  void isAbsentBeyondTheEnd() throws Exception {
    Path file = video("two.mp4", "-pix_fmt", "yuv420p");

    byte[] none =
        decoder.frame(
            new VideoFrame(file, Container.ISO_MEDIA, Duration.ofSeconds(9), 100), PATIENCE);

    assertThat(none).isEmpty();
  }

  @Test
  void isRefusedOfWhatIsNoVideo() throws Exception {
    Path file = Files.writeString(folder.resolve("words.mp4"), "Only words");

    assertThatThrownBy(() -> frame(file, Container.ISO_MEDIA, 0, 100))
        .isInstanceOf(DecoderException.class)
        .hasMessage("no frame of it can be decoded")
        .cause()
        .hasMessageContaining("The decoder ended with status");
  }
}

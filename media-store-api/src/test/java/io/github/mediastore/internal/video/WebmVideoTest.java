package io.github.mediastore.internal.video;

import static io.github.mediastore.internal.video.Bytes.bytes;
import static io.github.mediastore.internal.video.Bytes.element;
import static io.github.mediastore.internal.video.Bytes.endless;
import static io.github.mediastore.internal.video.Bytes.number;
import static io.github.mediastore.internal.video.Bytes.together;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.video.VideoFacts.Container;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebmVideoTest {

  private static final long EBML = 0x1A45DFA3L;
  private static final long SEGMENT = 0x18538067L;
  private static final long INFO = 0x1549A966L;
  private static final long SCALE = 0x2AD7B1L;
  private static final long DURATION = 0x4489L;
  private static final long TRACKS = 0x1654AE6BL;
  private static final long TRACK = 0xAEL;
  private static final long TYPE = 0x83L;
  private static final long VIDEO = 0xE0L;
  private static final long WIDTH = 0xB0L;
  private static final long HEIGHT = 0xBAL;
  private static final long CLUSTER = 0x1F43B675L;

  @Test
  void sizeAndDurationAreRead() throws IOException {
    VideoFacts usual =
        new VideoFacts(new FrameSize(320, 180), Duration.ofMillis(3208), FrameColors.UNSPECIFIED);
    byte[] tracks = element(TRACKS, sound(), video());
    byte[] cluster = element(CLUSTER, new byte[5000]);

    assertThat(read(file(element(SEGMENT, info(3208), tracks, cluster)))).isEqualTo(usual);
    assertThat(read(file(element(SEGMENT, cluster, tracks, info(3208))))).isEqualTo(usual);
    assertThat(read(file(endless(SEGMENT, tracks, info(3208), cluster)))).isEqualTo(usual);
  }

  @Test
  void aDurationIsInUnitsThatTheFileSays() throws IOException {
    byte[] seconds = element(INFO, number(SCALE, 1_000_000_000), element(DURATION, floating(1.5f)));
    byte[] wide = bytes().u64(Double.doubleToLongBits(61_000.25)).done();

    assertThat(duration(seconds)).isEqualTo("PT1.5S");
    assertThat(duration(element(INFO, element(DURATION, wide)))).isEqualTo("PT1M1.00025S");
  }

  @Test
  void whatABrowserRecordedHasNoDuration() throws IOException {
    byte[] recorded =
        file(
            endless(
                SEGMENT,
                element(INFO, number(SCALE, 1_000_000)),
                element(TRACKS, video()),
                endless(CLUSTER, new byte[5000])));

    assertThat(read(recorded))
        .isEqualTo(new VideoFacts(new FrameSize(320, 180), null, FrameColors.UNSPECIFIED));
  }

  @Test
  void aDurationThatIsNoneIsAbsent() throws IOException {
    for (float nothing : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY, 1e30f}) {
      assertThat(duration(element(INFO, element(DURATION, floating(nothing))))).isEqualTo("none");
    }
  }

  @Test
  void picturesAreMeasuredAsTheyAreShown() throws IOException {
    byte[] display = together(number(0x54B0, 640), number(0x54BA, 180));
    byte[] aspectRatio = together(number(0x54B0, 16), number(0x54BA, 9), number(0x54B2, 3));
    byte[] centimetres = together(number(0x54B0, 16), number(0x54BA, 9), number(0x54B2, 1));
    byte[] crop = together(number(0x54AA, 8), number(0x54BB, 2), number(0x54CC, 20));

    assertThat(dimensions(720, 576, aspectRatio)).isEqualTo(new FrameSize(1024, 576));
    assertThat(dimensions(320, 180, display)).isEqualTo(new FrameSize(640, 180));
    assertThat(dimensions(320, 180, centimetres)).isEqualTo(new FrameSize(320, 180));
    assertThat(dimensions(320, 180, crop)).isEqualTo(new FrameSize(300, 170));
    assertThat(dimensions(0, 180)).isNull();
    assertThat(dimensions(16, 180, crop)).isNull();
  }

  @Test
  void whereverAFileIsCutOffNothingIsThrown() throws IOException {
    byte[] file = usual();
    for (int length = 0; length < file.length; length++) {
      VideoFacts facts = read(Arrays.copyOf(file, length));
      assertThat(facts.dimensions()).isIn(null, new FrameSize(320, 180));
    }
  }

  /** A file of 3.208 s, 320 x 180. */
  static byte[] usual() {
    return file(element(SEGMENT, info(3208), element(TRACKS, sound(), video())));
  }

  private static byte[] file(byte[] segment) {
    return together(element(EBML, element(0x4282, bytes().text("webm").done())), segment);
  }

  private static byte[] info(int millis) {
    return element(INFO, number(SCALE, 1_000_000), element(DURATION, floating(millis)));
  }

  private static byte[] floating(float value) {
    return bytes().u32(Float.floatToIntBits(value)).done();
  }

  private static byte[] sound() {
    return element(TRACK, number(TYPE, 2));
  }

  private static byte[] video(byte[]... more) {
    return video(320, 180, more);
  }

  private static byte[] video(int width, int height, byte[]... more) {
    byte[] size = together(number(WIDTH, width), number(HEIGHT, height), together(more));
    return element(TRACK, element(VIDEO, size), number(TYPE, 1));
  }

  private static @Nullable FrameSize dimensions(int width, int height, byte[]... more)
      throws IOException {
    byte[] tracks = element(TRACKS, video(width, height, more));
    return read(file(element(SEGMENT, tracks))).dimensions();
  }

  private static String duration(byte[] info) throws IOException {
    Duration duration = read(file(element(SEGMENT, info))).duration();
    return duration == null ? "none" : duration.toString();
  }

  private static VideoFacts read(byte[] file) throws IOException {
    return VideoFacts.read(new ByteArrayInputStream(file), Container.EBML);
  }
}

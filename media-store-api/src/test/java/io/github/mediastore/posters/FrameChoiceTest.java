package io.github.mediastore.posters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.decoder.CodedPictures;
import io.github.mediastore.decoder.DecoderException;
import io.github.mediastore.decoder.DecoderException.Kind;
import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.decoder.FrameSink;
import io.github.mediastore.decoder.PictureCodec;
import io.github.mediastore.decoder.VideoFrame;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.posters.PosterResult.Failure;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import javax.imageio.ImageIO;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which moment of a video becomes its poster, by a decoder that says what each is. */
class FrameChoiceTest {

  private static final WebpImageCompressor COMPRESSOR = WebpImageCompressor.create();
  private static final byte[] BLACK = png(Color.BLACK, Color.BLACK);
  private static final byte[] WHITE = png(Color.WHITE, Color.WHITE);
  private static final byte[] PICTURE = png(Color.BLUE, Color.ORANGE);
  private static final byte[] NONE = new byte[0];

  private final List<Duration> asked = new ArrayList<>();

  @Test
  void momentsAreNearTheBeginningHoweverLongTheVideoIs() {
    assertThat(FrameChoice.moments(Duration.ofSeconds(20)))
        .containsExactly(seconds(2), seconds(6), seconds(10), seconds(1), Duration.ZERO);
    assertThat(FrameChoice.moments(Duration.ofHours(3)))
        .containsExactly(seconds(10), seconds(60), seconds(300), seconds(1), Duration.ZERO);
    assertThat(FrameChoice.moments(Duration.ZERO)).hasSize(4).endsWith(Duration.ZERO);
    assertThat(FrameChoice.moments(Duration.ofMillis(9))).containsExactly(Duration.ZERO);
  }

  @Test
  void theFirstMomentWithSomethingToSeeIsEnough() {
    assertThat(result(at -> PICTURE).poster()).isPresent();
    assertThat(asked).containsExactly(seconds(2));
    asked.clear();
    assertThat(result(at -> at.equals(seconds(6)) ? PICTURE : WHITE).poster()).isPresent();
    assertThat(asked).containsExactly(seconds(2), seconds(6));
  }

  @Test
  void ofBlankMomentsTheLeastBlackIsTaken() {
    PosterResult result = result(at -> at.equals(seconds(10)) ? WHITE : BLACK);

    assertThat(asked).hasSize(5);
    assertThat(result.poster().orElseThrow().bytes()).isEqualTo(COMPRESSOR.compress(WHITE).bytes());
  }

  @Test
  void aMomentThatIsDamagedOrMissingLeavesTheOthers() {
    assertThat(
            result(
                    at -> {
                      if (at.equals(seconds(2))) {
                        throw failure(Kind.CORRUPT);
                      }
                      return at.isZero() ? BLACK : NONE;
                    })
                .poster())
        .isPresent();
    assertThat(asked).hasSize(5);
    assertThat(result(at -> NONE).failure()).contains(Failure.NO_FRAME);
    assertThat(result(at -> new byte[] {1, 2, 3}).failure()).contains(Failure.DAMAGED);
  }

  @Test
  void whatIsNoFaultOfOneMomentEndsTheSearch() {
    assertFails(Kind.BUSY, Failure.BUSY, CompressorBusyException.class, 1);
    assertFails(Kind.UNAVAILABLE, Failure.UNAVAILABLE, CodecUnavailableException.class, 1);
    assertFails(Kind.TOO_EXPENSIVE, Failure.TOO_EXPENSIVE, RejectedUploadException.class, 1);
    assertFails(Kind.CORRUPT, Failure.DAMAGED, RejectedUploadException.class, 5);
  }

  private void assertFails(
      Kind kind, Failure failure, Class<? extends RuntimeException> thrown, int moments) {
    asked.clear();
    PosterResult result =
        result(
            at -> {
              throw failure(kind);
            });
    assertThat(result.failure()).contains(failure);
    assertThat(asked).hasSize(moments);
    assertThatExceptionOfType(thrown).isThrownBy(result::orThrow);
  }

  @Test
  void theSearchEndsWithItsTime() {
    VideoPosters slow =
        VideoPosters.builder(
                decoder(
                    at -> {
                      try {
                        Thread.sleep(30);
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                      return BLACK;
                    }))
            .compressor(COMPRESSOR)
            .timeLimit(Duration.ofMillis(10))
            .build();

    assertThat(slow.make(video(new Dimensions(320, 180))).poster()).isPresent();
    assertThat(asked).hasSize(1);
  }

  @Test
  void framesThatAreTooLargeAreNotDecoded() {
    VideoPosters posters = posters(at -> PICTURE);

    assertThat(posters.make(video(new Dimensions(40_000, 40_000))).failure())
        .contains(Failure.TOO_EXPENSIVE);
    assertThat(asked).isEmpty();
    assertThat(posters.make(video(new Dimensions(4320, 8192))).poster()).isPresent();
  }

  @Test
  void copiesOfAProcessThatIsGoneAreRemoved() throws IOException {
    Path left = Files.createTempFile("media-store-poster-99999999999-", ".video");
    Path mine =
        Files.createTempFile("media-store-poster-" + ProcessHandle.current().pid() + "-", ".video");
    Path other = Files.createTempFile("media-store-poster-x-", ".video");

    assertThat(posters(at -> PICTURE).make(video(new Dimensions(320, 180))).poster()).isPresent();

    assertThat(left).doesNotExist();
    assertThat(mine).exists();
    assertThat(other).exists();
    Files.delete(mine);
    Files.delete(other);
  }

  @Test
  void eachVideoIsAnEvent(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("posters.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("io.github.mediastore.Poster");
      recording.start();
      VideoPosters posters = posters(at -> at.equals(seconds(6)) ? PICTURE : BLACK);
      posters.withPoster(video(new Dimensions(320, 180)));
      posters.withPoster(MediaContent.of("text/plain", new byte[1]));
      recording.dump(file);
    }
    List<RecordedEvent> events =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().endsWith(".Poster"))
            .toList();
    assertThat(events).hasSize(2);
    assertThat(events.get(0).getDuration("moment")).isEqualTo(seconds(6));
    assertThat(events.get(0).getInt("tried")).isEqualTo(2);
    assertThat(events.get(0).getLong("bytes")).isPositive();
    assertThat(events.get(1).getString("failure")).isEqualTo("NOT_A_VIDEO");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    VideoPostersBuilder builder = VideoPosters.builder(decoder(at -> PICTURE));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.timeLimit(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.longerSide(15));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.longerSide(4097));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxSpooledBytes(-1));
  }

  private PosterResult result(Function<Duration, byte[]> frames) {
    return posters(frames).make(video(new Dimensions(320, 180)));
  }

  private VideoPosters posters(Function<Duration, byte[]> frames) {
    return VideoPosters.builder(decoder(frames)).compressor(COMPRESSOR).build();
  }

  private ExternalDecoder decoder(Function<Duration, byte[]> frames) {
    return new ExternalDecoder() {
      @Override
      public Set<PictureCodec> codecs() {
        return Set.of();
      }

      @Override
      public void decode(CodedPictures pictures, FrameSink sink, Duration patience) {
        throw new UnsupportedOperationException();
      }

      @Override
      public byte[] frame(VideoFrame frame, Duration patience) throws DecoderException {
        asked.add(frame.at());
        assertThat(frame.file()).hasSize(3);
        try {
          return frames.apply(frame.at());
        } catch (UncheckedIOException e) {
          throw (DecoderException) e.getCause();
        }
      }
    };
  }

  private static UncheckedIOException failure(Kind kind) {
    return new UncheckedIOException(new DecoderException(kind, "as the test says", null));
  }

  private static MediaContent video(Dimensions dimensions) {
    return new MediaContent() {
      @Override
      public String contentType() {
        return "video/mp4; codecs=avc1";
      }

      @Override
      public OptionalLong size() {
        return OptionalLong.of(3);
      }

      @Override
      public InputStream openStream() {
        return new ByteArrayInputStream(new byte[3]);
      }

      @Override
      public Optional<Dimensions> dimensions() {
        return Optional.of(dimensions);
      }

      @Override
      public Optional<Duration> duration() {
        return Optional.of(seconds(20));
      }
    };
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static byte[] png(Color left, Color right) {
    BufferedImage picture = new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(left);
    graphics.fillRect(0, 0, 32, 36);
    graphics.setColor(right);
    graphics.fillRect(32, 0, 32, 36);
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}

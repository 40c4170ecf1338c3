package io.github.mediastore.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.decoder.CodedPictures;
import io.github.mediastore.decoder.DecoderException;
import io.github.mediastore.decoder.DecoderException.Kind;
import io.github.mediastore.decoder.FrameFormat;
import io.github.mediastore.decoder.FrameFormat.Chroma;
import io.github.mediastore.decoder.PictureCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a child does, the call ends in time, and nothing of the child is left. */
@DisabledOnOs(OS.WINDOWS)
class ChildLimitsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final FrameFormat FORMAT = new FrameFormat(16, 16, Chroma.C420, 8);
  private static final int FRAME = 384;

  /** Stands in the arguments of what a script starts, so that it can be found. */
  private final String seconds = "9" + Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000);

  @TempDir Path folder;

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    assertThat(ProcessHandle.current().descendants()).isEmpty();
    // A process that was left alone belongs to init, and is found by its argument.
    assertThat(ProcessHandle.allProcesses().filter(this::isSleeping)).isEmpty();
    String ours = "media-store-decoder-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith(ours))).isEmpty();
    }
  }

  private boolean isSleeping(ProcessHandle process) {
    try {
      Path line = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Files.exists(line) && Files.readString(line).contains(seconds);
    } catch (IOException e) {
      return false; // It has ended.
    }
  }

  private DecoderException failure(String act) throws IOException {
    return failure(act, Duration.ofSeconds(1));
  }

  private DecoderException failure(String act, Duration limit) throws IOException {
    FfmpegDecoder decoder = decoder(act, limit);
    DecoderException failure =
        catchThrowableOfType(DecoderException.class, () -> decode(decoder, new ArrayList<>()));
    assertThat(failure).isNotNull();
    return failure;
  }

  private FfmpegDecoder decoder(String act, Duration limit) throws IOException {
    Path script = ActedDecoder.write(folder, act.replace("SECONDS", seconds));
    return FfmpegDecoder.builder(script).timeLimit(limit).build();
  }

  private static void decode(FfmpegDecoder decoder, List<byte[]> frames) throws IOException {
    List<ByteBuffer> picture = List.of(ByteBuffer.allocate(1 << 20));
    decoder.decode(
        new CodedPictures(PictureCodec.HEVC, FORMAT, List.of(picture)),
        frame -> frames.add(frame.clone()),
        PATIENCE);
  }

  @Test
  void aFrameOfTheRightSizeIsTaken() throws IOException {
    List<byte[]> frames = new ArrayList<>();
    decode(decoder("head -c %d /dev/zero".formatted(FRAME), PATIENCE), frames);
    assertThat(frames).hasSize(1);
    assertThat(frames.get(0)).hasSize(FRAME);
  }

  @Test
  void outputWithoutEndIsCutShort() throws IOException {
    DecoderException failure = failure("cat /dev/zero", PATIENCE);
    assertThat(failure.kind()).isEqualTo(Kind.CORRUPT);
    assertThat(failure).hasMessage("more comes of it than its header says");
  }

  @Test
  void oneThatSleepsIsKilled() throws IOException {
    DecoderException failure = failure("sleep SECONDS");
    assertThat(failure.kind()).isEqualTo(Kind.TOO_EXPENSIVE);
    assertThat(failure).hasMessage("it takes longer than 1000 ms to decode");
  }

  @Test
  void oneThatIsBusyIsKilled() throws IOException {
    assertThat(failure("while :; do :; done").kind()).isEqualTo(Kind.TOO_EXPENSIVE);
  }

  @Test
  void oneThatIgnoresRequestsToEndIsKilled() throws IOException {
    DecoderException failure =
        failure("trap '' TERM INT HUP PIPE; while :; do sleep SECONDS; done");
    assertThat(failure.kind()).isEqualTo(Kind.TOO_EXPENSIVE);
  }

  @Test
  void whatItStartedIsKilledToo() throws IOException {
    assertThat(failure("sleep SECONDS & sleep SECONDS & wait").kind())
        .isEqualTo(Kind.TOO_EXPENSIVE);
  }

  @Test
  void whatItLeftToInitIsKilledToo() throws IOException {
    DecoderException failure = failure("(sleep SECONDS &) ; exit 0", PATIENCE);
    assertThat(failure.kind()).isEqualTo(Kind.CORRUPT);
  }

  @Test
  void whatItLeftToInitWithItsFrameIsKilledToo() throws IOException {
    List<byte[]> frames = new ArrayList<>();
    String act = "(setsid sleep SECONDS > /dev/null 2>&1 &) ; head -c %d /dev/zero";
    decode(decoder(act.formatted(FRAME), PATIENCE), frames);
    assertThat(frames).hasSize(1);
  }

  @Test
  void tooLittleOutputIsNoFrame() throws IOException {
    DecoderException failure = failure("head -c %d /dev/zero".formatted(FRAME - 1), PATIENCE);
    assertThat(failure.kind()).isEqualTo(Kind.CORRUPT);
    assertThat(failure).hasMessage("its decoder gave 0 of 1 pictures and 383 bytes");
  }

  @Test
  void aStatusOfFailureCountsWhateverCame() throws IOException {
    DecoderException failure =
        failure("head -c %d /dev/zero; echo broken >&2; exit 7".formatted(FRAME), PATIENCE);
    assertThat(failure.kind()).isEqualTo(Kind.CORRUPT);
    assertThat(failure.getCause()).hasMessage("The decoder ended with status 7 and said: broken");
  }

  @Test
  void wordsWithoutEndAreBoundedAndFitForALog() throws IOException {
    DecoderException failure =
        failure("printf 'a\\033[31m\\nb' >&2; head -c 9000000 /dev/urandom >&2; exit 1", PATIENCE);
    assertThat(failure.getCause())
        .message()
        .startsWith("The decoder ended with status 1 and said: a [31m b")
        .hasSizeLessThan(5_000)
        .doesNotContain("\n");
  }

  @Test
  void itHasNoEnvironmentAndNoFilesOfTheHost() throws IOException {
    DecoderException failure =
        failure("env | grep -v -E '^(PWD|_|OLDPWD|SHLVL|MEDIA_STORE_CHILD)=' >&2; ls >&2; exit 1");
    assertThat(failure.getCause()).hasMessage("The decoder ended with status 1 and said: ");
  }

  @Test
  void itWritesNoFiles() throws IOException {
    Path file = folder.resolve("written");
    failure("head -c 9 /dev/zero > %s; exit 1".formatted(file), PATIENCE);
    assertThat(!Files.exists(file) || Files.size(file) == 0).isTrue();
  }

  @Test
  void anInterruptEndsIt() throws Exception {
    FfmpegDecoder decoder = decoder("sleep SECONDS", PATIENCE);
    Thread thread = Thread.currentThread();
    Thread other =
        new Thread(
            () -> {
              while (ProcessHandle.allProcesses().noneMatch(this::isSleeping)) {
                Thread.onSpinWait();
              }
              thread.interrupt();
            });
    other.start();
    assertThatThrownBy(() -> decode(decoder, new ArrayList<>()))
        .isInstanceOf(DecoderException.class)
        .hasMessage("its decoding was interrupted");
    assertThat(Thread.interrupted()).isTrue();
    other.join();
  }

  @Test
  void whatIsNoProgramIsSaidWhenTheDecoderIsMade() throws IOException {
    Path nothing = folder.resolve("nothing");
    assertThatThrownBy(() -> FfmpegDecoder.at(nothing))
        .isInstanceOf(CodecUnavailableException.class)
        .hasMessage("There is no program to decode with at " + nothing);
    Path other = Files.copy(Path.of("/bin/sh"), folder.resolve("other"));
    assertThatThrownBy(() -> FfmpegDecoder.at(other)).isInstanceOf(CodecUnavailableException.class);
  }

  @Test
  void aSinkThatRefusesEndsIt() throws IOException {
    FfmpegDecoder decoder =
        decoder("head -c %d /dev/zero; sleep SECONDS".formatted(FRAME), PATIENCE);
    List<ByteBuffer> picture = List.of(ByteBuffer.allocate(1));
    assertThatThrownBy(
            () ->
                decoder.decode(
                    new CodedPictures(PictureCodec.HEVC, FORMAT, List.of(picture)),
                    frame -> {
                      throw new IOException("no good");
                    },
                    PATIENCE))
        .hasMessage("no good");
  }

  @Test
  void theHostIsWellOnASmallHeapWhateverTheyDo() throws Exception {
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                HostileChildren.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).contains("48 refused, then well: true, processes left: 0");
    assertThat(host.waitFor()).isZero();
  }
}

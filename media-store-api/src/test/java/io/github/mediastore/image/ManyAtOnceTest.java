package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.image.Admission.Reservation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** More uploads at once than there is memory for, in a JVM of 256 MiB. */
class ManyAtOnceTest {

  private static final int THREADS = 64;
  private static final String PATIENT = "600000";
  private static final String IMPATIENT = "1";

  @TempDir static Path folder;

  private static Path photo = Path.of("");

  @BeforeAll
  static void makeThePhoto() throws IOException {
    // 64 of these decoded at full size would take 1.5 GB.
    byte[] jpeg = TestPictures.file(TestPictures.scene(3264, 2448), "jpeg");
    photo = Files.write(folder.resolve("photo.jpg"), jpeg);
  }

  @Test
  void allFinishIfTheyMayWait() throws Exception {
    assertThat(run("platform", PATIENT)).contains("done 64", "busy 0", "afterwards 1024");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void allFinishOnVirtualThreadsToo() throws Exception {
    assertThat(run("virtual", PATIENT)).contains("done 64", "busy 0", "afterwards 1024");
  }

  @Test
  void thoseThatMayNotWaitAreToldBusyAndNoneIsLost() throws Exception {
    List<String> lines = run("platform", IMPATIENT).lines().toList();

    int done = numberAfter("done ", lines);
    int busy = numberAfter("busy ", lines);
    assertThat(done).isPositive();
    assertThat(busy).isPositive();
    assertThat(done + busy).isEqualTo(THREADS);
    assertThat(lines).contains("afterwards 1024");
  }

  @Test
  void aThreadInterruptedInItsWaitIsToldSoAndStaysInterrupted() throws Exception {
    WebpImageCompressor compressor = WebpImageCompressor.create();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              thrown.complete(catchThrowable(() -> compressor.compress(photo)));
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    Admission shared = Admission.shared();
    try (Reservation everything = shared.reserve(shared.budget(), Duration.ofMinutes(1))) {
      assertThat(everything).isNotNull();
      waiting.start();
      while (waiting.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      waiting.interrupt();

      assertThat(thrown.get(1, TimeUnit.MINUTES))
          .isInstanceOf(CompressorBusyException.class)
          .hasMessageContaining("Interrupted")
          .hasCauseInstanceOf(InterruptedException.class);
      assertThat(interrupted.get(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(compressor.compress(photo).width()).isEqualTo(1024);
  }

  private static String run(String kind, String millis) throws Exception {
    return OtherJvm.output(
        OtherJvm.command(
            List.of("-Xmx256m"),
            ManyAtOnce.class,
            photo.toString(),
            String.valueOf(THREADS),
            kind,
            millis));
  }

  private static int numberAfter(String label, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(label))
        .mapToInt(line -> Integer.parseInt(line.substring(label.length())))
        .findFirst()
        .orElseThrow();
  }
}

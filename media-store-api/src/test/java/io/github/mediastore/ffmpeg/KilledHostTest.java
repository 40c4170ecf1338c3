package io.github.mediastore.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left when a host is killed while it decodes. */
@EnabledOnOs(OS.LINUX)
class KilledHostTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Stands in the arguments of what a script starts, so that it can be found. */
  private final String seconds = "8" + Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000);

  private final List<Process> hosts = new ArrayList<>();

  @TempDir Path folder;
  @TempDir Path temporary;

  @BeforeEach
  void findWhatHoldsChildren() {
    for (String program : List.of("setpriv", "prlimit", "timeout")) {
      Tools.require(program);
    }
    Corpus.requireForTest(
        Confinement.ofSystem().setpriv().isPresent(), "There is no setpriv where it should be");
  }

  @AfterEach
  void endAll() {
    hosts.forEach(Process::destroyForcibly);
    ProcessHandle.allProcesses().filter(this::isSleeping).forEach(ProcessHandle::destroyForcibly);
  }

  private Process host(String act, long timeLimit) throws IOException {
    Path script = ActedDecoder.write(folder, act.replace("SECONDS", seconds));
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DecodingHost.class.getName(),
                script.toString(),
                Long.toString(timeLimit))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("host.log").toFile())
            .start();
    hosts.add(host);
    await("the decoder runs", () -> ProcessHandle.allProcesses().anyMatch(this::isSleeping));
    return host;
  }

  private static void kill(Process host) throws InterruptedException {
    assertThat(host.isAlive()).isTrue();
    host.destroyForcibly();
    host.waitFor();
  }

  private boolean isSleeping(ProcessHandle process) {
    try {
      Path line = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Files.exists(line) && Files.readString(line).contains("sleep\0" + seconds);
    } catch (IOException e) {
      return false; // It has ended.
    }
  }

  private static void await(String what, BooleanSupplier state) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!state.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      Thread.onSpinWait();
    }
  }

  private List<String> directories() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("media-store-decoder-"))
          .toList();
    }
  }

  /** Hours before its time limit: it ends because the host did. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec sleep SECONDS",
        "sleep SECONDS",
        "sleep SECONDS & sleep SECONDS & wait",
        "trap '' TERM; (trap '' TERM; sleep SECONDS) & wait; sleep SECONDS"
      })
  void whatItStartedEndsWithIt(String act) throws Exception {
    kill(host(act, 7_200));

    await("all have ended", () -> ProcessHandle.allProcesses().noneMatch(this::isSleeping));
  }

  @Test
  void whatDoesNotHearOfItsDeathEndsAtTheTimeLimit() throws Exception {
    Confinement all = Confinement.ofSystem();
    Confinement deaf = new Confinement(Optional.empty(), all.timeout(), all.prlimit());
    ChildLimits limits = new ChildLimits(Duration.ofSeconds(1), 1, 64 << 20, 1);
    Process orphan =
        new ProcessBuilder(
                deaf.around(List.of("/bin/sh", "-c", "sleep " + seconds + " & wait"), limits))
            .start();
    hosts.add(orphan);

    assertThat(orphan.waitFor()).isEqualTo(137);
    await("all have ended", () -> ProcessHandle.allProcesses().noneMatch(this::isSleeping));
  }

  @Test
  void theNextOneRemovesItsDirectoriesButNotThoseOfOneThatRuns() throws Exception {
    kill(host("exec sleep SECONDS", 600));
    List<String> left = directories();
    assertThat(left).hasSize(1);

    host("exec sleep SECONDS", 600);
    List<String> running = directories();
    assertThat(running).hasSize(1).doesNotContainAnyElementsOf(left);

    Process third = host("exec sleep SECONDS", 600);
    await("the third has its directory too", () -> hasDirectories(2));
    assertThat(directories()).containsAll(running);
    kill(third);
  }

  private boolean hasDirectories(int count) {
    try {
      return directories().size() == count;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void directoriesOfOtherContainersAreRemovedWhenTheyAreOld() throws Exception {
    Path young = Files.createDirectory(temporary.resolve("media-store-decoder-99999999-1-a"));
    Path old = Files.createDirectory(temporary.resolve("media-store-decoder-99999999-1-b"));
    Path other = Files.createDirectory(temporary.resolve("media-store-decoder"));
    Path link =
        Files.createSymbolicLink(temporary.resolve("media-store-decoder-99999999-1-c"), other);
    Files.writeString(old.resolve("empty"), "");
    for (Path directory : List.of(old, other)) {
      Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    }

    host("exec sleep SECONDS", 600);

    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(other).exists();
    assertThat(link).exists();
  }
}

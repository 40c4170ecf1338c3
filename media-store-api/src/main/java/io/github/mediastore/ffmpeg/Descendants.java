package io.github.mediastore.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Ends a child with all that it started. Those are found as its descendants, and on Linux also by a
 * mark in their environment, because what a child leaves behind when it ends is nobody's descendant
 * any more.
 */
final class Descendants {

  private static final String MARK = "MEDIA_STORE_CHILD";
  private static final Path PROC = Path.of("/proc");
  private static final int ROUNDS = 5;
  private static final long SECONDS_TO_DIE = 5;

  private final String mark = UUID.randomUUID().toString();

  /** Returns what is to stand in the environment of the child. */
  String name() {
    return MARK;
  }

  String value() {
    return mark;
  }

  /** Kills the child and its descendants, and waits until they have ended. */
  void end(Process child) {
    kill(child.descendants());
    child.destroyForcibly();
    // One that is killed may have started another meanwhile.
    for (int round = 0; round < ROUNDS && kill(marked().stream()); round++) {
      pause();
    }
    await(child);
  }

  private static boolean kill(Stream<ProcessHandle> processes) {
    return processes
        .map(ProcessHandle::destroyForcibly)
        .reduce(false, (any, one) -> true, Boolean::logicalOr);
  }

  private static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
  }

  private static void await(Process child) {
    boolean interrupted = Thread.interrupted();
    try {
      child.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the processes that have the mark; none where there is no {@code /proc}. */
  private List<ProcessHandle> marked() {
    if (!Files.isDirectory(PROC)) {
      return List.of();
    }
    return ProcessHandle.allProcesses().filter(this::isMarked).toList();
  }

  private boolean isMarked(ProcessHandle process) {
    try {
      Path environment = PROC.resolve(Long.toString(process.pid())).resolve("environ");
      return new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1)
          .contains(MARK + "=" + mark);
    } catch (IOException e) {
      return false; // It has ended, or is another user's.
    }
  }
}

package io.github.mediastore.ffmpeg;

import java.io.IOException;
import java.io.OutputStream;

/** Writes to the standard input of a child, which may never read it: on a thread of its own. */
final class Feeder {

  private Feeder() {}

  /** Starts to write. The thread ends with the child. */
  static void start(Process process, ChildInput input) {
    Thread thread =
        new Thread(() -> feed(process.getOutputStream(), input), "media-store decoder input");
    thread.setDaemon(true);
    thread.start();
  }

  private static void feed(OutputStream out, ChildInput input) {
    try (out) {
      input.writeTo(out);
    } catch (IOException e) {
      // It stopped reading. What it made of what it read shows in its output.
    }
  }
}

package io.github.mediastore.ffmpeg;

import java.io.IOException;
import java.io.OutputStream;

/** Writes what a child reads from its standard input; runs on a thread of its own. */
@FunctionalInterface
interface ChildInput {

  /** A child that reads nothing. */
  ChildInput NOTHING = out -> {};

  void writeTo(OutputStream out) throws IOException;
}

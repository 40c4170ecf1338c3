package io.github.mediastore.ffmpeg;

import io.github.mediastore.decoder.CodedPictures;
import io.github.mediastore.decoder.FrameSink;
import java.io.IOException;

/** Cuts what a child writes into frames. */
final class FrameAssembler implements ChildOutput {

  private final FrameSink sink;
  private final int expected;
  private final byte[] frame;
  private int filled;
  private int frames;

  FrameAssembler(CodedPictures pictures, FrameSink sink) {
    this.sink = sink;
    this.expected = pictures.pictures().size();
    this.frame = new byte[Math.toIntExact(pictures.format().bytes())];
  }

  @Override
  public void take(byte[] bytes, int length) throws IOException {
    int taken = 0;
    while (taken < length) {
      int part = Math.min(length - taken, frame.length - filled);
      System.arraycopy(bytes, taken, frame, filled, part);
      taken += part;
      filled += part;
      if (filled == frame.length) {
        filled = 0;
        frames++;
        sink.accept(frame);
      }
    }
  }

  /** Returns whether there was a frame for each picture, and nothing more. */
  boolean isComplete() {
    return frames == expected && filled == 0;
  }

  @Override
  public String toString() {
    return "%d of %d pictures and %d bytes".formatted(frames, expected, filled);
  }
}

package io.github.mediastore.examples.parts.resumable;

import java.time.Instant;

/**
 * An upload that was begun.
 *
 * @param id names it, and cannot be guessed
 * @param owner who began it, and alone goes on with it
 * @param length the bytes it has when it is whole
 * @param metadata what the client said of it, as tus writes that
 * @param offset the bytes that have arrived
 * @param touched when the last of them did
 * @param isFinished whether what it was for is done
 */
record ResumableUpload(
    String id,
    String owner,
    long length,
    String metadata,
    long offset,
    Instant touched,
    boolean isFinished) {

  boolean isWhole() {
    return offset == length;
  }

  /** Returns the room on the disk that it is going to take. */
  long missing() {
    return isFinished ? 0 : length - offset;
  }
}

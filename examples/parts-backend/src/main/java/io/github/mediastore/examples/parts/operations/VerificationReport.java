package io.github.mediastore.examples.parts.operations;

import java.util.ArrayList;
import java.util.List;

/** Collects what a verification found. For one thread. */
final class VerificationReport {

  private final List<String> faults = new ArrayList<>();
  private long media;
  private long bytes;

  /** Counts a medium that was read. */
  void read(long count, long size) {
    media += count;
    bytes += size;
  }

  /** Notes what is wrong with what. */
  void fault(String where, String what) {
    faults.add(where + ": " + what);
  }

  Result result() {
    return new Result(media, bytes, List.copyOf(faults));
  }

  /**
   * What was found.
   *
   * @param media how many media were read, whole or not
   * @param bytes how many bytes these have
   * @param faults what is damaged or missing, a line each
   */
  record Result(long media, long bytes, List<String> faults) {

    /** Returns one line for people. */
    @Override
    public String toString() {
      return "%,d media of %,d bytes read: %s"
          .formatted(media, bytes, faults.isEmpty() ? "all are whole" : faults.size() + " faults");
    }
  }
}

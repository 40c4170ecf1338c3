package io.github.mediastore.jdbc.migration.report;

import java.util.List;

/**
 * What a migration may be expected to save, by a sample of the files.
 *
 * @param files how many can be read
 * @param bytes how many bytes these have
 * @param unreadable how many were listed but cannot be read
 * @param sampled how many were compressed
 * @param sampledBytes how many bytes those that were accepted have
 * @param sampledStoredBytes how many these became
 * @param refused those of the sample that were not accepted, and why
 */
public record MigrationEstimate(
    long files,
    long bytes,
    long unreadable,
    int sampled,
    long sampledBytes,
    long sampledStoredBytes,
    List<MigrationEntry> refused) {

  private static final double PER_CENT = 100;

  /** Copies the list. */
  public MigrationEstimate {
    refused = List.copyOf(refused);
  }

  /** Returns how many bytes the store may be expected to hold in the end. */
  public long expectedStoredBytes() {
    long all = sampledBytes + refused.stream().mapToLong(MigrationEntry::sourceBytes).sum();
    return all == 0 ? 0 : Math.round((double) bytes * sampledStoredBytes / all);
  }

  /**
   * Returns by how many per cent the files that are accepted become smaller; negative if larger.
   */
  public double savedPercent() {
    return sampledBytes == 0 ? 0 : PER_CENT - PER_CENT * sampledStoredBytes / sampledBytes;
  }

  /** Returns one line for people. */
  @Override
  public String toString() {
    return "%d files of %d bytes, of which %d were tried: %d bytes expected, %.0f %% saved, %d refused"
        .formatted(files, bytes, sampled, expectedStoredBytes(), savedPercent(), refused.size());
  }
}

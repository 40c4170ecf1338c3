package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaId;
import io.github.mediastore.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param source the file's path below the root, with slashes
 * @param outcome what became of it
 * @param reason why it was not imported, in words; null if it was
 * @param sourceSha256 of the file as it was read; null if it could not be
 * @param sourceBytes of the file; 0 if it could not be read
 * @param mediaId the medium it became; null if there is none
 * @param storedSha256 of the bytes that were stored; null if there are none
 * @param storedBytes how many these are
 */
public record MigrationEntry(
    String source,
    Outcome outcome,
    @Nullable String reason,
    @Nullable Sha256 sourceSha256,
    long sourceBytes,
    @Nullable MediaId mediaId,
    @Nullable Sha256 storedSha256,
    long storedBytes) {

  /** What can become of a file. New ones may be added. */
  public enum Outcome {
    /** It is in the store. */
    IMPORTED,
    /** It was in the store already, from the same bytes. */
    UNCHANGED,
    /** It is no picture or video that is accepted; the reason says why. */
    REJECTED,
    /** It could not be read or stored; the next run tries again. */
    FAILED,
    /** It is in the store, and the file was removed after that was proved. */
    SOURCE_REMOVED,
    /** It was in the store, and the import was taken back. */
    UNDONE
  }

  static MigrationEntry imported(
      String source,
      Sha256 sourceSha256,
      long sourceBytes,
      MediaId mediaId,
      Sha256 storedSha256,
      long storedBytes) {
    return new MigrationEntry(
        source,
        Outcome.IMPORTED,
        null,
        sourceSha256,
        sourceBytes,
        mediaId,
        storedSha256,
        storedBytes);
  }

  static MigrationEntry notImported(
      String source, Outcome outcome, String reason, @Nullable Sha256 sha256, long bytes) {
    return new MigrationEntry(source, outcome, reason, sha256, bytes, null, null, 0);
  }

  MigrationEntry with(Outcome other, @Nullable String why) {
    return new MigrationEntry(
        source, other, why, sourceSha256, sourceBytes, mediaId, storedSha256, storedBytes);
  }

  /** Returns whether the store holds what the file was. */
  boolean isStored() {
    return outcome == Outcome.IMPORTED || outcome == Outcome.SOURCE_REMOVED;
  }
}

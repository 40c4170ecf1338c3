package io.github.mediastore.jdbc.migration.report;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file in one slot.
 *
 * @param source the file's path below the root, with slashes
 * @param slot where it belongs; null if that could not be said
 * @param outcome what became of it
 * @param problem why it is not what was hoped for, for programs; null if it is
 * @param reason the same in words
 * @param sourceSha256 of the file as it was read; null if it could not be
 * @param sourceBytes of the file; 0 if it could not be read
 * @param mediaId the medium it became; null if there is none
 * @param storedSha256 of the bytes that were stored; null if there are none
 * @param storedBytes how many these are
 */
public record MigrationEntry(
    String source,
    @Nullable MediaSlot slot,
    Outcome outcome,
    @Nullable Problem problem,
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
    UNDONE,
    /**
     * A user has taken over: the medium was removed on purpose or another one put in its place. A
     * good state: the file stays, and is never taken again.
     */
    SUPERSEDED
  }

  /** What can be wrong with a file, or with what it became. New ones may be added. */
  public enum Problem {
    /** The file has no bytes. */
    EMPTY,
    /** The file is of a format that is not accepted. */
    UNSUPPORTED_FORMAT,
    /** The file starts like a picture, but is damaged or cut off. */
    CORRUPT,
    /** The file has more bytes than the compressor takes. */
    TOO_MANY_BYTES,
    /** The picture has more pixels than the compressor takes. */
    TOO_MANY_PIXELS,
    /** The picture would take more work or memory than the compressor gives. */
    TOO_EXPENSIVE,
    /** There is no such file. */
    MISSING,
    /** It is a folder, a pipe or a device. */
    NOT_A_FILE,
    /** The path or a link on it leads out of the root; nothing was read. */
    OUTSIDE_ROOT,
    /** It is no path on this machine, or too long. */
    INVALID_PATH,
    /** Its owner's id is blank, too long or holds characters that none may. */
    INVALID_OWNER,
    /** The file, or the folder, cannot be read or removed. */
    UNREADABLE,
    /** The file changes while it is read, or has changed since it was imported. */
    CHANGED,
    /** The file is a link; what it leads to is another's to remove. */
    LINK,
    /** The compressor had too much to do for too long. */
    BUSY,
    /** The row that should hold the medium does not exist. */
    MISSING_OWNER,
    /** The store does not take it there: no column is named for the slot, or it is full. */
    NO_ROOM,
    /** The database failed. */
    STORAGE,
    /** The medium is not in the store any more. */
    MEDIUM_GONE,
    /** The bytes in the store are not those that were written. */
    DAMAGED,
    /** The id in the ledger names another medium, or none that this store ever gave. */
    OUT_OF_STEP,
    /** The file is gone or another one: the store has the only copy. */
    ONLY_COPY,
    /** The file is kept for another slot, where it is not proved to be. */
    STILL_NEEDED
  }

  /** Returns whether the store holds what the file was. */
  public boolean isStored() {
    return outcome == Outcome.IMPORTED || outcome == Outcome.SOURCE_REMOVED;
  }
}

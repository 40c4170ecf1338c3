package io.github.mediastore.jdbc.renditions;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.internal.renditions.Need;
import io.github.mediastore.internal.renditions.StoredPictures;
import io.github.mediastore.jdbc.renditions.RenditionEntry.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives one medium the renditions it needs. Its state is what the store holds, so it can be done
 * again at any time, and by several at once.
 *
 * @param store holds the media
 * @param pictures says what is needed, and makes it
 * @param needs what is made: what is missing, or also what is outdated
 */
record RenditionStep(MediaStore store, StoredPictures pictures, Set<Need> needs) {

  RenditionStep {
    needs = EnumSet.copyOf(needs);
  }

  /** Returns what {@link #make} would do, from the facts alone. */
  RenditionEntry preview(MediaInfo listed) {
    List<String> wanted = wanted(listed);
    return wanted.isEmpty()
        ? nothing(listed)
        : entry(listed, Outcome.MADE, wanted, listed.size(), 0);
  }

  /** Makes and stores what is needed, with no connection held meanwhile. */
  RenditionEntry make(MediaInfo listed) {
    if (wanted(listed).isEmpty()) {
      return nothing(listed);
    }
    Optional<Media> found = store.find(listed.id());
    if (found.isEmpty()) {
      return entry(listed, Outcome.GONE, List.of(), 0, 0);
    }
    MediaInfo full = found.get().info();
    List<String> wanted = wanted(full); // Another run may have been here since it was listed.
    if (wanted.isEmpty()) {
      return nothing(full);
    }
    Map<String, MediaContent> made = pictures.make(found.get(), wanted);
    if (made.isEmpty()) {
      return entry(full, Outcome.TOO_SMALL, List.of(), full.size(), 0);
    }
    MediaInfo stored = store.addRenditions(full.id(), made);
    requireSettings(stored, made.keySet());
    long bytes = made.values().stream().mapToLong(each -> each.size().orElse(0)).sum();
    return entry(full, Outcome.MADE, List.copyOf(made.keySet()), full.size(), bytes);
  }

  private List<String> wanted(MediaInfo full) {
    return pictures.names().stream()
        .filter(name -> needs.contains(pictures.need(full, name)))
        .toList();
  }

  private RenditionEntry nothing(MediaInfo full) {
    return entry(full, outcome(full), List.of(), 0, 0);
  }

  private Outcome outcome(MediaInfo full) {
    if (!StoredPictures.isPicture(full)) {
      return Outcome.NO_PICTURE;
    }
    boolean isTooSmall =
        pictures.names().stream().allMatch(name -> pictures.need(full, name) == Need.TOO_SMALL);
    return isTooSmall ? Outcome.TOO_SMALL : Outcome.UNCHANGED;
  }

  /** Without them each run would make everything again. */
  private static void requireSettings(MediaInfo stored, Set<String> names) {
    for (String name : names) {
      if (stored.renditionOrFull(name).settingsFingerprint().isEmpty()) {
        throw new UnsupportedOperationException(
            "The store does not keep which settings made a rendition; its tables need schema"
                + " version 3");
      }
    }
  }

  /** Returns what it means that a medium's step failed. */
  RenditionEntry failed(MediaInfo listed, RuntimeException e) {
    String reason = String.valueOf(e.getMessage());
    return new RenditionEntry(listed.id(), listed.slot(), outcome(e), List.of(), 0, 0, reason);
  }

  private static Outcome outcome(RuntimeException e) {
    if (e instanceof MediumGoneException) {
      return Outcome.GONE;
    }
    if (e instanceof RejectedUploadException rejected) {
      return rejected.reason() == Reason.CORRUPT || rejected.reason() == Reason.EMPTY
          ? Outcome.DAMAGED
          : Outcome.REJECTED;
    }
    boolean isDamage =
        e instanceof MediaStorageException failure && StoredPictures.isDamage(failure);
    return isDamage ? Outcome.DAMAGED : Outcome.FAILED;
  }

  private static RenditionEntry entry(
      MediaInfo info, Outcome outcome, List<String> made, long bytesRead, long bytesMade) {
    return new RenditionEntry(info.id(), info.slot(), outcome, made, bytesRead, bytesMade, null);
  }
}

package io.github.mediastore.jdbc.internal.objects.installation;

import io.github.mediastore.ByteRange;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.objects.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The markers of a store in its object store, numbered, of which the newest counts. Only one
 * program can create the next, so it is a register with compare-and-set.
 */
final class Markers {

  /** So many stay, that a program with an old number finds newer ones. */
  private static final int KEPT = 10;

  private static final int MAX_BYTES = 1024;

  /** After the numbers, so that one request shows both. */
  private static final String CONFLICT = "conflict";

  private final ObjectStore objects;

  Markers(ObjectStore objects) {
    this.objects = objects;
  }

  /** Returns what the keys of a store begin with. */
  static String prefix(UUID store) {
    return store + "/";
  }

  /** Returns what the keys of its markers begin with. */
  static String folder(UUID store) {
    return prefix(store) + "installation/";
  }

  private static String key(UUID store, long generation) {
    return folder(store) + "%012d".formatted(generation);
  }

  /**
   * Looks for markers from one number on.
   *
   * @param newest the highest; empty if there is none
   * @param isDisputed whether somebody has complained
   */
  record Found(OptionalLong newest, boolean isDisputed) {}

  Found look(UUID store, long from) throws IOException {
    String folder = folder(store);
    List<StoredObject> found = objects.list(folder, from == 0 ? "" : key(store, from - 1), 1000);
    OptionalLong newest =
        found.stream()
            .map(object -> object.key().substring(folder.length()))
            .filter(name -> name.matches("[0-9]{12}"))
            .mapToLong(Long::parseLong)
            .max();
    return new Found(
        newest, found.stream().anyMatch(object -> object.key().equals(folder + CONFLICT)));
  }

  Marker read(UUID store, long generation) throws IOException {
    String key = key(store, generation);
    StoredObject found =
        objects
            .find(key)
            .orElseThrow(() -> new IOException("The marker %s is gone".formatted(key)));
    if (found.size() == 0 || found.size() > MAX_BYTES) {
      return Marker.of(new byte[0]);
    }
    try (InputStream in = objects.read(key, new ByteRange(0, found.size() - 1))) {
      return Marker.of(in.readAllBytes());
    }
  }

  /** Returns when a marker was written, by the clock of the object store; empty if it is gone. */
  Optional<Instant> writtenAt(UUID store, long generation) throws IOException {
    return objects.find(key(store, generation)).map(StoredObject::storedAt);
  }

  /**
   * Writes a marker, unless there is one of that number or a higher one.
   *
   * @return whether the newest is this marker, now or already
   */
  boolean write(UUID store, long generation, Marker marker) throws IOException {
    boolean isMine =
        objects.create(key(store, generation), marker.toBytes())
            || read(store, generation).equals(marker);
    return isMine && look(store, generation).newest().orElse(0) == generation;
  }

  /** Deletes markers that are old. */
  void forgetOld(UUID store, long newest) throws IOException {
    String last = key(store, Math.max(0, newest - KEPT));
    for (StoredObject found : objects.list(folder(store), "", 100)) {
      if (found.key().compareTo(last) < 0) {
        objects.delete(found.key());
      }
    }
  }

  /** Returns whether there is any object of a store. */
  boolean hasObjects(UUID store) throws IOException {
    return !objects.list(prefix(store), "", 1).isEmpty();
  }

  /** Makes everybody stop deleting until somebody adopts. */
  void dispute(UUID store) throws IOException {
    objects.create(folder(store) + CONFLICT, new byte[] {1});
  }

  void settle(UUID store) throws IOException {
    objects.delete(folder(store) + CONFLICT);
  }
}

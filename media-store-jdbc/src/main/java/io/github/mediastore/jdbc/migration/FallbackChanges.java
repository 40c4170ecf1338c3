package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaPage;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.RemovedBatch;
import io.github.mediastore.jdbc.migration.internal.fallback.FallbackFiles;
import io.github.mediastore.jdbc.migration.internal.fallback.FallbackImports;
import io.github.mediastore.jdbc.migration.internal.fallback.FileMediaId;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFile;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What changes a medium that stays: a file is imported first. What goes through all media of a kind
 * sees those in the store.
 */
abstract sealed class FallbackChanges implements MediaStore permits FallbackMediaStore {

  final MediaStore store;
  final FallbackFiles files;
  final FallbackImports imports;

  FallbackChanges(MediaStore store, FallbackFiles files, FallbackImports imports) {
    this.store = store;
    this.files = files;
    this.imports = imports;
  }

  @Override
  public MediaContent stage(MediaContent content) {
    return store.stage(content);
  }

  @Override
  public MediaInfo describe(MediaId id, Map<String, String> attributes) {
    return FileMediaId.of(id).isEmpty()
        ? store.describe(id, attributes)
        : change(id, (on, stored) -> on.describe(stored, attributes));
  }

  @Override
  public MediaInfo describe(MediaSlot slot, MediaId id, Map<String, String> attributes) {
    return isFileOf(slot, id) ? describe(id, attributes) : store.describe(slot, id, attributes);
  }

  @Override
  public MediaInfo addRenditions(MediaId id, Map<String, ? extends MediaContent> renditions) {
    return FileMediaId.of(id).isEmpty()
        ? store.addRenditions(id, renditions)
        : change(id, (on, stored) -> on.addRenditions(stored, renditions));
  }

  @Override
  public MediaInfo addRenditions(
      MediaSlot slot, MediaId id, Map<String, ? extends MediaContent> renditions) {
    return isFileOf(slot, id)
        ? addRenditions(id, renditions)
        : store.addRenditions(slot, id, renditions);
  }

  @Override
  public MediaInfo move(MediaSlot from, MediaId id, MediaSlot to, int index) {
    return isFileOf(from, id) ? move(id, to, index) : place(to, on -> on.move(from, id, to, index));
  }

  @Override
  public MediaInfo move(MediaId id, MediaSlot to, int index) {
    return FileMediaId.of(id).isEmpty()
        ? place(to, on -> on.move(id, to, index))
        : change(id, to, (on, stored) -> on.move(stored, to, index));
  }

  @Override
  public MediaInfo copy(MediaSlot from, MediaId id, MediaSlot to, int index) {
    return isFileOf(from, id) ? copy(id, to, index) : place(to, on -> on.copy(from, id, to, index));
  }

  @Override
  public MediaInfo copy(MediaId id, MediaSlot to, int index) {
    return FileMediaId.of(id).isEmpty()
        ? place(to, on -> on.copy(id, to, index))
        : change(id, to, (on, stored) -> on.copy(stored, to, index));
  }

  @Override
  public List<MediaSlot> slotsOf(String ownerType, Object ownerId) {
    Stream<MediaSlot> ofFiles =
        files.pending(imports.slotsOf(ownerType, ownerId)).entrySet().stream()
            .filter(slot -> !slot.getValue().isEmpty())
            .map(Map.Entry::getKey);
    return Stream.concat(ofFiles, store.slotsOf(ownerType, ownerId).stream())
        .distinct()
        .sorted(Comparator.comparing(MediaSlot::name))
        .toList();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Files that are not imported yet are in no page.
   */
  @Override
  public MediaPage page(MediaKind kind, String after, int most) {
    return store.page(kind, after, most);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Files that are not imported yet stay.
   */
  @Override
  public RemovedBatch removeOlderThan(MediaKind kind, Instant instant, String after, int most) {
    return store.removeOlderThan(kind, instant, after, most);
  }

  static boolean isFileOf(MediaSlot slot, MediaId id) {
    return FileMediaId.of(id).filter(file -> file.slot().equals(slot)).isPresent();
  }

  /** Puts a stored medium among others, behind which the files of their slot would follow. */
  private MediaInfo place(MediaSlot to, Placing placing) {
    List<SourceFile> pending = files.pending(to);
    return pending.isEmpty() ? placing.on(store) : imports.take(pending, (on, c) -> placing.on(on));
  }

  private MediaInfo change(MediaId id, Change change) {
    return change(id, files.pending(slotOf(id)), change);
  }

  private MediaInfo change(MediaId id, MediaSlot to, Change change) {
    Collection<List<SourceFile>> pending = files.pending(List.of(slotOf(id), to)).values();
    return change(id, pending.stream().flatMap(List::stream).toList(), change);
  }

  private MediaInfo change(MediaId id, List<SourceFile> pending, Change change) {
    return imports.take(pending, (on, c) -> change.of(on, imports.stored(c, id)));
  }

  private static MediaSlot slotOf(MediaId id) {
    Optional<FileMediaId> file = FileMediaId.of(id);
    return file.orElseThrow().slot();
  }

  /** What is done to a medium of the store. */
  @FunctionalInterface
  private interface Change {

    MediaInfo of(MediaStore store, MediaId stored);
  }

  /** What is done on a store. */
  @FunctionalInterface
  private interface Placing {

    MediaInfo on(MediaStore store);
  }
}

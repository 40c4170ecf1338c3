package io.github.mediastore.jdbc.migration;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.jdbc.migration.internal.fallback.FallbackFiles;
import io.github.mediastore.jdbc.migration.internal.fallback.FallbackImports;
import io.github.mediastore.jdbc.migration.internal.fallback.FileMediaId;
import io.github.mediastore.jdbc.migration.internal.fallback.SlotView;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Serves files that have not been imported yet as if they were in the store, so that a host can
 * switch to the store first and import its files later, without downtime.
 *
 * <p>A slot holds what the store holds, then the files that a {@link FileMigration} would still
 * take, as they will follow. They are served as they would be stored, never as they are: a picture
 * compressed, without what its metadata tell; a file that is nothing the migration accepts not at
 * all. What was once in the store, and was removed or replaced since, is never shown again: the
 * ledger knows.
 *
 * <p>A write to a slot decides about its files in the same transaction: put and clear exclude them
 * from the import for good; add, and any operation on one of their ids, imports them first.
 *
 * <p>As safe for several threads as the store that it wraps. Throws {@link
 * io.github.mediastore.CompressorBusyException} from reads, too.
 */
public final class FallbackMediaStore extends FallbackChanges {

  private final boolean importing;

  FallbackMediaStore(
      MediaStore store, FallbackFiles files, FallbackImports imports, boolean importing) {
    super(store, files, imports);
    this.importing = importing;
  }

  /**
   * Shows files, and leaves it to {@link FileMigration#run} to take them. The first look at a
   * picture costs a compression, in this process, until it is taken.
   *
   * @param store the store; reads go to it
   * @param connections knows the host's transaction, as for {@link
   *     io.github.mediastore.jdbc.JdbcMediaStore#joining}; writes to slots with files go to the
   *     migration's store on its connection
   * @param migration has the folder, the ledger and the compressor
   * @param files gives the paths, below the root, of a slot's files in their order; {@code
   *     migration::filesOf} for those that patterns find
   * @return the store to be used instead
   */
  public static FallbackMediaStore serving(
      MediaStore store,
      ConnectionSource connections,
      FileMigration migration,
      Function<? super MediaSlot, ? extends List<String>> files) {
    return migration.fallback(store, connections, files, false);
  }

  /**
   * Shows files, and takes each into the store when somebody asks for its slot; inside a
   * transaction of the host's, which may be read-only, it only shows them.
   *
   * @param store as for {@link #serving}
   * @param connections as for {@link #serving}
   * @param migration as for {@link #serving}; its listener hears of each file that is taken
   * @param files as for {@link #serving}
   * @return the store to be used instead
   */
  public static FallbackMediaStore importing(
      MediaStore store,
      ConnectionSource connections,
      FileMigration migration,
      Function<? super MediaSlot, ? extends List<String>> files) {
    return migration.fallback(store, connections, files, true);
  }

  @Override
  public MediaStore primary() {
    MediaStore primary = store.primary();
    return primary == store ? this : new FallbackMediaStore(primary, files, imports, importing);
  }

  @Override
  public MediaInfo put(MediaSlot slot, MediaContent content) {
    List<SourceFile> undecided = files.undecided(List.of(slot));
    if (undecided.isEmpty()) {
      return store.put(slot, content);
    }
    try (StagedContents staged = StagedContents.of(store, List.of(content))) {
      return imports.decline(undecided, (on, c) -> on.put(slot, staged.only()));
    }
  }

  @Override
  public MediaInfo add(MediaSlot slot, MediaContent content) {
    List<SourceFile> pending = files.pending(slot);
    if (pending.isEmpty()) {
      return store.add(slot, content);
    }
    try (StagedContents staged = StagedContents.of(store, List.of(content))) {
      return imports.take(pending, (on, c) -> on.add(slot, staged.only()));
    }
  }

  @Override
  public List<MediaInfo> addAll(MediaSlot slot, List<? extends MediaContent> contents) {
    List<SourceFile> pending = contents.isEmpty() ? List.of() : files.pending(slot);
    if (pending.isEmpty()) {
      return store.addAll(slot, contents);
    }
    try (StagedContents staged = StagedContents.of(store, contents)) {
      return imports.take(pending, (on, c) -> on.addAll(slot, staged.all()));
    }
  }

  @Override
  public MediaInfo replace(MediaId id, MediaContent content) {
    Optional<FileMediaId> file = FileMediaId.of(id);
    if (file.isEmpty()) {
      return store.replace(id, content);
    }
    List<SourceFile> pending = files.pending(file.get().slot());
    try (StagedContents staged = StagedContents.of(store, List.of(content))) {
      return imports.take(pending, (on, c) -> on.replace(imports.stored(c, id), staged.only()));
    }
  }

  @Override
  public MediaInfo replace(MediaSlot slot, MediaId id, MediaContent content) {
    return isFileOf(slot, id) ? replace(id, content) : store.replace(slot, id, content);
  }

  @Override
  public void reorder(MediaSlot slot, List<MediaId> order) {
    List<SourceFile> pending = files.pending(slot);
    if (pending.isEmpty() && order.stream().noneMatch(id -> FileMediaId.of(id).isPresent())) {
      store.reorder(slot, order);
      return;
    }
    imports.take(
        pending,
        (on, c) -> {
          List<MediaId> stored = new ArrayList<>();
          for (MediaId id : order) {
            stored.add(imports.stored(c, id));
          }
          on.reorder(slot, stored);
          return slot;
        });
  }

  @Override
  public Optional<MediaInfo> info(MediaSlot slot, int index) {
    Optional<MediaInfo> info = store.info(slot, index);
    if (info.isPresent() || !files.hasFiles(slot)) {
      return info;
    }
    List<MediaInfo> infos = view(slot).infos();
    return index < infos.size() ? Optional.of(infos.get(index)) : Optional.empty();
  }

  @Override
  public Optional<MediaInfo> info(MediaId id) {
    Optional<FileMediaId> file = FileMediaId.of(id);
    if (file.isEmpty()) {
      return store.info(id);
    }
    return view(file.get().slot()).infos().stream()
        .filter(info -> info.id().equals(id))
        .findFirst()
        .or(() -> files.imported(file.get()).flatMap(store::info));
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index) {
    return find(slot, index, MediaInfo.FULL);
  }

  @Override
  public Optional<Media> find(MediaId id) {
    return find(id, MediaInfo.FULL);
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index, String rendition) {
    Optional<Media> media = store.find(slot, index, rendition);
    if (media.isPresent() || !files.hasFiles(slot)) {
      return media;
    }
    SlotView view = view(slot);
    int file = index - view.stored().size();
    if (file < 0) {
      return store.find(slot, index, rendition); // It has just come there.
    }
    return file < view.files().size()
        ? Optional.of(view.files().get(file).media(rendition))
        : Optional.empty();
  }

  @Override
  public Optional<Media> find(MediaId id, String rendition) {
    Optional<FileMediaId> file = FileMediaId.of(id);
    if (file.isEmpty()) {
      return store.find(id, rendition);
    }
    SlotView view = view(file.get().slot());
    return view.files().stream()
        .filter(served -> served.id().equals(file.get()))
        .map(served -> served.media(rendition))
        .findFirst()
        .or(() -> files.imported(file.get()).flatMap(taken -> store.find(taken, rendition)));
  }

  @Override
  public boolean isRenditionPending(MediaInfo info, String rendition) {
    return store.isRenditionPending(info, rendition);
  }

  @Override
  public Map<MediaSlot, List<MediaInfo>> list(Collection<MediaSlot> slots) {
    // First the files: one that is taken meanwhile is then seen in the store.
    Map<MediaSlot, List<SourceFile>> pending = files.pending(slots);
    Map<MediaSlot, List<MediaInfo>> lists = new LinkedHashMap<>(store.list(slots));
    pending.keySet().forEach(slot -> lists.put(slot, view(slot).infos()));
    return lists;
  }

  @Override
  public int count(MediaSlot slot) {
    return files.hasFiles(slot) ? view(slot).size() : store.count(slot);
  }

  @Override
  public boolean remove(MediaId id) {
    Optional<FileMediaId> file = FileMediaId.of(id);
    if (file.isEmpty()) {
      return store.remove(id);
    }
    List<SourceFile> pending =
        files.pending(file.get().slot()).stream()
            .filter(source -> source.name().equals(file.get().source()))
            .toList();
    return pending.isEmpty()
        ? files.imported(file.get()).map(store::remove).orElse(false)
        : imports.decline(
            pending,
            (on, c) -> {
              MediaId stored = imports.stored(c, id); // Unless somebody has just taken it.
              return stored.equals(id) || on.remove(stored);
            });
  }

  @Override
  public boolean remove(MediaSlot slot, MediaId id) {
    return isFileOf(slot, id) ? remove(id) : store.remove(slot, id);
  }

  @Override
  public int clear(MediaSlot slot) {
    List<SourceFile> undecided = files.undecided(List.of(slot));
    return undecided.isEmpty()
        ? store.clear(slot)
        : files.pending(slot).size() + imports.decline(undecided, (on, c) -> on.clear(slot));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Files that are still shown are declined in the slots that the migration's patterns and
   * queries name.
   */
  @Override
  public int clearOwner(String ownerType, Object ownerId) {
    List<MediaSlot> slots = imports.slotsOf(ownerType, ownerId);
    List<SourceFile> undecided = files.undecided(slots);
    if (undecided.isEmpty()) {
      return store.clearOwner(ownerType, ownerId);
    }
    int shown = files.pending(slots).values().stream().mapToInt(List::size).sum();
    return shown + imports.decline(undecided, (on, c) -> on.clearOwner(ownerType, ownerId));
  }

  private SlotView view(MediaSlot slot) {
    if (importing) {
      imports.takeOnTheWay(slot);
    }
    return files.view(slot);
  }
}

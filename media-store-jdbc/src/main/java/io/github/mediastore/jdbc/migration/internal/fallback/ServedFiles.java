package io.github.mediastore.jdbc.migration.internal.fallback;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.jdbc.migration.internal.sources.FileContents;
import io.github.mediastore.jdbc.migration.internal.sources.ReadFile;
import io.github.mediastore.jdbc.migration.internal.sources.SourceException;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFile;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes of files what can be served, as an import would, and remembers the last ones: a page asks
 * for the facts, then a browser for the bytes.
 */
public final class ServedFiles {

  private static final long MOST_BYTES = 32 << 20;
  private static final float LOAD_FACTOR = 0.75f;
  private static final long REFUSED_WEIGHT = 256;

  private final SourceFolder folder;
  private final FileContents contents;
  private final KeyedLocks locks = new KeyedLocks();
  private final Map<Version, Optional<ServedContent>> remembered =
      new LinkedHashMap<>(16, LOAD_FACTOR, true);
  private long bytes;

  public ServedFiles(SourceFolder folder, FileContents contents) {
    this.folder = folder;
    this.contents = contents;
  }

  /**
   * Returns what a file is served as; empty if it cannot be read or is nothing that is accepted.
   *
   * @throws io.github.mediastore.CompressorBusyException if the machine has had too much to do
   */
  Optional<ServedFile> of(MediaSlot slot, SourceFile source) {
    try {
      Path path = folder.resolve(source.name());
      Version version =
          new Version(source.name(), Files.size(path), Files.getLastModifiedTime(path));
      FileMediaId id = new FileMediaId(slot, source.name());
      return locks
          .with(version, () -> content(version))
          .map(content -> new ServedFile(id, content));
    } catch (SourceException | IOException e) {
      return Optional.empty();
    }
  }

  private Optional<ServedContent> content(Version version) {
    synchronized (this) {
      if (remembered.containsKey(version)) {
        return remembered.getOrDefault(version, Optional.empty());
      }
    }
    Optional<ServedContent> content;
    try {
      ReadFile file = folder.read(version.name);
      content = Optional.of(new ServedContent(contents.of(file), file));
    } catch (RejectedUploadException e) {
      content = Optional.empty();
    } catch (SourceException e) {
      return Optional.empty();
    }
    remember(version, content);
    return content;
  }

  private synchronized void remember(Version version, Optional<ServedContent> content) {
    remembered.put(version, content);
    bytes += weight(content);
    Iterator<Optional<ServedContent>> oldest = remembered.values().iterator();
    while (bytes > MOST_BYTES && oldest.hasNext()) {
      bytes -= weight(oldest.next());
      oldest.remove();
    }
  }

  private static long weight(Optional<ServedContent> content) {
    return content.map(ServedContent::weight).orElse(REFUSED_WEIGHT);
  }

  /** A file as it is now. */
  private record Version(String name, long size, FileTime modified) {}
}

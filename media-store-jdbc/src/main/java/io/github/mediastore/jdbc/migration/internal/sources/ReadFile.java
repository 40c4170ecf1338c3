package io.github.mediastore.jdbc.migration.internal.sources;

import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * A file that was read through.
 *
 * @param path where it really is
 * @param size how many bytes it has
 * @param modified when it was written to last
 * @param key what tells it from another file of that name; null where there is no such thing
 * @param sha256 the digest of the bytes
 */
public record ReadFile(
    Path path, long size, FileTime modified, @Nullable Object key, Sha256 sha256) {

  /** Returns whether an entry is about exactly these bytes. */
  public boolean isSourceOf(MigrationEntry entry) {
    return entry.sourceSha256() != null && sha256.equals(entry.sourceSha256());
  }
}

package io.github.mediastore.jdbc.migration;

import io.github.mediastore.Sha256;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file that was read through: what it is, and its bytes unless it is large. */
final class ReadFile {

  private final Path path;
  private final long size;
  private final Sha256 sha256;
  private final byte @Nullable [] bytes;

  ReadFile(Path path, long size, Sha256 sha256, byte @Nullable [] bytes) {
    this.path = path;
    this.size = size;
    this.sha256 = sha256;
    this.bytes = bytes;
  }

  /** Returns where it really is. */
  Path path() {
    return path;
  }

  long size() {
    return size;
  }

  Sha256 sha256() {
    return sha256;
  }

  /** Returns whether an entry is about exactly these bytes. */
  boolean isSourceOf(MigrationEntry entry) {
    return Objects.equals(sha256, entry.sourceSha256());
  }

  /** Returns its bytes, not a copy; null if there are too many to keep. */
  byte @Nullable [] bytes() {
    return bytes;
  }
}

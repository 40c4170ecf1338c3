package io.github.mediastore.jdbc.internal.upload;

import io.github.mediastore.jdbc.internal.objects.ObjectWriter;
import org.jspecify.annotations.Nullable;

/**
 * How much of an upload may be where.
 *
 * @param chunkSize the most bytes kept in memory
 * @param maxSpooledBytes the most bytes that may wait in a temporary file
 * @param objects sends what does not belong into the tables; null if all does
 */
public record UploadLimits(int chunkSize, long maxSpooledBytes, @Nullable ObjectWriter objects) {

  /** Returns the most bytes that content of a media type may have to stay in the tables. */
  long mostInTables(String contentType) {
    return objects == null ? Long.MAX_VALUE : objects.mostInTables(contentType);
  }
}

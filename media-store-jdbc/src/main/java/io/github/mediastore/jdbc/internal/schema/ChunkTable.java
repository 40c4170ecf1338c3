package io.github.mediastore.jdbc.internal.schema;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How a new table of chunks differs from the one that the scripts make.
 *
 * @param partitions by hash of the key; 0 for a table without
 * @param isExternal whether the bytes are marked as not to be compressed, which some engines refuse
 */
public record ChunkTable(int partitions, boolean isExternal) {

  /** As the scripts make it. */
  public static final ChunkTable PLAIN = new ChunkTable(0, true);

  private static final int MOST_PARTITIONS = 1024;
  private static final String STORAGE =
      "ALTER TABLE media_chunk ALTER COLUMN data SET STORAGE EXTERNAL;";
  private static final String PARTITIONED = "partitioned_chunks.sql";

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is not of a table that can be used
   */
  public ChunkTable {
    if (partitions < 0 || partitions > MOST_PARTITIONS) {
      throw new IllegalArgumentException(
          "A table has 1 to %d partitions, not %d".formatted(MOST_PARTITIONS, partitions));
    }
  }

  /** Returns a script without what an engine refuses. */
  String in(String script) {
    return isExternal ? script : script.replace(STORAGE, "");
  }

  /** Returns what is to be run after the scripts of all versions. */
  Stream<String> script(UnaryOperator<String> resources) {
    return partitions == 0
        ? Stream.empty()
        : Stream.of(
            resources.apply(PARTITIONED).replace("${partitions}", String.valueOf(partitions))
                + (isExternal ? "\n" + STORAGE + "\n" : ""));
  }
}

package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.ByteRange;
import java.util.List;

/** Reads chunks that follow each other, each time with a short borrow of a connection. */
@FunctionalInterface
public interface ChunkReader {

  /**
   * Reads bytes, cut where the chunks are.
   *
   * @param representation whose bytes
   * @param range which of them
   * @return the part of each chunk; the last ones are left out if something is wrong with them
   * @throws io.github.mediastore.MediumGoneException if the first chunk is not there any more
   * @throws io.github.mediastore.MediaStorageException if reading failed or the first chunk is too
   *     short
   */
  List<byte[]> read(Representation representation, ByteRange range);
}

package io.github.mediastore.jdbc.internal.tables;

/** Reads parts of chunks, each with a short borrow of a connection. */
@FunctionalInterface
public interface ChunkReader {

  /**
   * Reads part of a chunk.
   *
   * @param representation whose chunk
   * @param seq which one, counted from 0
   * @param from where in the chunk to begin
   * @param length how many bytes
   * @return exactly as many bytes
   * @throws io.github.mediastore.MediumGoneException if there is no such chunk any more
   * @throws io.github.mediastore.MediaStorageException if reading failed or the chunk is too short
   */
  byte[] read(Representation representation, int seq, int from, int length);
}

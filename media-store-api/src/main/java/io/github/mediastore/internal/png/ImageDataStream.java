package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates the image data, which consecutive IDAT chunks hold (PNG specification, 10 and 11.2.3).
 *
 * <p>Gives no more bytes than are asked for, so that a bomb costs nothing.
 */
final class ImageDataStream implements AutoCloseable {

  private final byte[] png;
  private final ChunkReader chunks;
  private final Inflater inflater = new Inflater();

  /**
   * Starts at an IDAT chunk.
   *
   * @param png the file
   * @param chunks a reader of the same file, at its first IDAT chunk; moved on
   */
  ImageDataStream(byte[] png, ChunkReader chunks) throws DecodeException {
    this.png = png;
    this.chunks = chunks;
    feed();
  }

  /** Fills the whole array. */
  void readFully(byte[] bytes) throws DecodeException {
    readFully(bytes, bytes.length);
  }

  /**
   * Passes over bytes of the picture.
   *
   * @param count how many
   * @param scratch overwritten
   */
  void skip(long count, byte[] scratch) throws DecodeException {
    for (long left = count; left > 0; left -= scratch.length) {
      readFully(scratch, (int) Math.min(left, scratch.length));
    }
  }

  private void readFully(byte[] bytes, int end) throws DecodeException {
    int filled = 0;
    while (filled < end) {
      int count = inflate(bytes, filled, end);
      filled += count;
      if (count == 0) {
        if (inflater.finished() || inflater.needsDictionary()) {
          throw DecodeException.corrupt("The compressed data end before the picture does");
        }
        nextChunk();
      }
    }
  }

  private int inflate(byte[] bytes, int offset, int end) throws DecodeException {
    try {
      return inflater.inflate(bytes, offset, end - offset);
    } catch (DataFormatException e) {
      DecodeException exception = DecodeException.corrupt("The compressed data are damaged");
      exception.initCause(e);
      throw exception;
    }
  }

  private void nextChunk() throws DecodeException {
    if (!chunks.isComplete()) {
      throw DecodeException.truncated("The PNG ends within its picture");
    }
    chunks.next();
    if (!chunks.is(ChunkReader.IMAGE_DATA)) {
      throw DecodeException.corrupt("Chunk " + chunks.type() + " comes before the picture's end");
    }
    feed();
  }

  private void feed() throws DecodeException {
    if (chunks.isComplete() && !chunks.isSound()) {
      throw DecodeException.corrupt("The check value of chunk " + chunks.type() + " is wrong");
    }
    inflater.setInput(png, chunks.start(), chunks.available());
  }

  @Override
  public void close() {
    inflater.end();
  }
}

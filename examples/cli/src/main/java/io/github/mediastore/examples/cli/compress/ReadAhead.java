package io.github.mediastore.examples.cli.compress;

import java.util.concurrent.Semaphore;

/**
 * Bounds the bytes of files that are in memory at once. The compressor counts only what it has let
 * in; without this, many threads could fill the heap with files that wait for it.
 */
final class ReadAhead {

  private static final int UNIT = 1024;

  private final int units;
  private final Semaphore free;

  private ReadAhead(long bytes) {
    this.units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
    this.free = new Semaphore(units, true);
  }

  /** Returns a quarter of the heap to share; the compressor takes another one. */
  static ReadAhead ofThisHeap() {
    return new ReadAhead(Runtime.getRuntime().maxMemory() / 4);
  }

  /**
   * Waits until a file may be read. One that is larger than all there is has it alone.
   *
   * @param bytes the size of the file
   * @return its share, to be released when its bytes are not needed any more
   */
  int acquire(long bytes) throws InterruptedException {
    int share = (int) Math.min(units, bytes / UNIT + 1);
    free.acquire(share);
    return share;
  }

  /** Gives a share back. */
  void release(int share) {
    free.release(share);
  }
}

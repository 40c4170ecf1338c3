package io.github.mediastore.bench;

import io.github.mediastore.image.WebpImageCompressor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures the first uploads of a JVM, with a warm-up before them or without. */
public final class FirstUpload {

  private static final int UPLOADS = 3;
  private static final long NANOS = 1_000_000;

  private FirstUpload() {}

  /**
   * Prints milliseconds: of making the compressor, of warming up, and of each upload.
   *
   * @param arguments the file, and {@code warm} or nothing
   * @throws IOException if it cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    byte[] file = Files.readAllBytes(Path.of(arguments[0]));
    long start = System.nanoTime();
    WebpImageCompressor compressor = WebpImageCompressor.create();
    start = print("create", start);
    if (arguments.length > 1) {
      compressor.warmUp();
      start = print("warm-up", start);
    }
    for (int i = 0; i < UPLOADS; i++) {
      compressor.compress(file);
      start = print("upload", start);
    }
    System.out.println();
  }

  private static long print(String what, long start) {
    System.out.printf("%s %d ", what, (System.nanoTime() - start) / NANOS);
    return System.nanoTime();
  }
}

package io.github.mediastore.bench;

import io.github.mediastore.image.WebpImageCompressor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compresses one file with the defaults, in a JVM whose heap somebody else has chosen. */
public final class HeapProbe {

  private static final int TIMES = 3;

  private HeapProbe() {}

  /**
   * Compresses the file some times as a stream of unknown length, so that a heap that suffices only
   * once shows.
   *
   * @param arguments the file
   * @throws IOException if it cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    WebpImageCompressor compressor = WebpImageCompressor.create();
    for (int i = 0; i < TIMES; i++) {
      try (InputStream upload = Files.newInputStream(Path.of(arguments[0]))) {
        System.out.println(compressor.compress(upload).receipt());
      }
    }
  }
}

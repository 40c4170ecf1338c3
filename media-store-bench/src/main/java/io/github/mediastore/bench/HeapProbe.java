package io.github.mediastore.bench;

import io.github.mediastore.image.WebpImageCompressor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compresses one file with the defaults, in a JVM whose heap somebody else has chosen. */
public final class HeapProbe {

  private HeapProbe() {}

  /**
   * Compresses the file three times, so that a heap that suffices only once shows.
   *
   * @param arguments the file
   * @throws IOException if it cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    byte[] file = Files.readAllBytes(Path.of(arguments[0]));
    WebpImageCompressor compressor = WebpImageCompressor.create();
    for (int i = 0; i < 3; i++) {
      System.out.println(compressor.compress(file).receipt());
    }
  }
}

package io.github.mediastore.examples.cli.compress;

import io.github.mediastore.image.CompressionReceipt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one file. */
sealed interface Outcome {

  /** Returns the file as it was named by the user. */
  String file();

  /**
   * The file was compressed.
   *
   * @param file the file as it was named by the user
   * @param output the name of the file that was written
   * @param receipt what came of it
   */
  record Compressed(String file, String output, CompressionReceipt receipt) implements Outcome {}

  /**
   * The file was refused, or could not be read or written.
   *
   * @param file the file as it was named by the user
   * @param reason why, for programs
   * @param message why, for people
   * @param format what the file was recognised as; null if it was not
   * @param bytesIn the size of the file; null if it could not be read
   * @param duration how long the compressor took to refuse it; null if it never saw it
   */
  record Rejected(
      String file,
      String reason,
      String message,
      @Nullable String format,
      @Nullable Long bytesIn,
      @Nullable Duration duration)
      implements Outcome {}
}

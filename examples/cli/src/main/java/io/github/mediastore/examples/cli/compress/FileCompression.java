package io.github.mediastore.examples.cli.compress;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.examples.cli.compress.Outcome.Compressed;
import io.github.mediastore.examples.cli.compress.Outcome.Rejected;
import io.github.mediastore.examples.cli.terminal.Amounts;
import io.github.mediastore.examples.cli.terminal.FileTrouble;
import io.github.mediastore.examples.cli.terminal.HarmlessText;
import io.github.mediastore.examples.cli.terminal.OutOfMemory;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.ImageCompressor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Takes one file through its compression: reads it, compresses it from bytes to bytes, writes the
 * result whole or not at all. Whatever is wrong with a file becomes its {@link Outcome}, so that
 * the others go on. Safe for use by several threads.
 */
final class FileCompression {

  private static final String FAULT = "A fault of this program; its trace is on standard error";

  private final ImageCompressor compressor;
  private final int maxInputBytes;
  private final OutputFolder output;
  private final ReadAhead readAhead;
  private final PrintWriter err;

  /**
   * Prepares for any number of files.
   *
   * @param compressor what compresses them
   * @param maxInputBytes files with more bytes are refused unread
   * @param output where the results go
   * @param err takes the stack traces of programming errors
   */
  FileCompression(
      ImageCompressor compressor, int maxInputBytes, OutputFolder output, PrintWriter err) {
    this.compressor = compressor;
    this.maxInputBytes = maxInputBytes;
    this.output = output;
    this.readAhead = ReadAhead.ofThisHeap();
    this.err = err;
  }

  /** Compresses a file. */
  Outcome compress(InputFile file) throws InterruptedException {
    Path path = file.path();
    if (path == null) {
      return unreadable(file, "The name does not exist in this locale; LC_ALL=C.UTF-8 may help");
    }
    long size;
    try {
      size = Files.size(path);
      if (size > maxInputBytes) {
        String message =
            "The file has %s; %s are the most that is accepted"
                .formatted(Amounts.count(size, "byte", "bytes"), Amounts.count(maxInputBytes));
        return new Rejected(file.name(), Reason.TOO_MANY_BYTES.name(), message, null, size, null);
      }
    } catch (IOException e) {
      return unreadable(file, "The file cannot be read: " + reason(file, e));
    }
    int share = readAhead.acquire(size);
    try {
      return compress(file, path);
    } catch (OutOfMemoryError e) {
      return new Rejected(file.name(), "OUT_OF_MEMORY", OutOfMemory.MESSAGE, null, size, null);
    } finally {
      readAhead.release(share);
    }
  }

  private Outcome compress(InputFile file, Path path) {
    byte[] upload;
    // One byte too many is enough to be refused, however much the file has grown meanwhile.
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      upload = in.readNBytes(maxInputBytes + 1);
    } catch (IOException e) {
      return unreadable(file, "The file cannot be read: " + FileTrouble.reason(e));
    }
    long start = System.nanoTime();
    try {
      CompressedImage picture = compressor.compress(upload);
      return new Compressed(file.name(), output.write(path, picture), picture.receipt());
    } catch (RejectedUploadException e) {
      return rejected(
          file, e.reason().name(), e.format().orElse(null), e.getMessage(), upload, start);
    } catch (CompressorBusyException e) {
      return rejected(file, "BUSY", null, e.getMessage(), upload, start);
    } catch (IOException e) {
      return rejected(
          file,
          "UNWRITABLE",
          null,
          "The result cannot be written: " + FileTrouble.reason(e),
          upload,
          start);
    } catch (RuntimeException | StackOverflowError e) {
      synchronized (err) {
        err.println(HarmlessText.of(file.name()) + ":");
        e.printStackTrace(err);
      }
      return rejected(file, "INTERNAL_ERROR", null, FAULT, upload, start);
    }
  }

  /** Java reads what is no text as question marks in a lozenge, and then there is no such file. */
  private static String reason(InputFile file, IOException failure) {
    return failure instanceof NoSuchFileException && file.name().indexOf('\uFFFD') >= 0
        ? "its name is no text in the character set of this process; rename it"
        : FileTrouble.reason(failure);
  }

  private static Rejected unreadable(InputFile file, String message) {
    return new Rejected(file.name(), "UNREADABLE", message, null, null, null);
  }

  private static Rejected rejected(
      InputFile file,
      String reason,
      @Nullable String format,
      @Nullable String message,
      byte[] upload,
      long start) {
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    return new Rejected(
        file.name(), reason, String.valueOf(message), format, (long) upload.length, duration);
  }
}

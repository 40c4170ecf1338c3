package io.github.mediastore.examples.cli.export;

import io.github.mediastore.examples.cli.terminal.Amounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of an export, read slot by slot, so that it may be larger than memory.
 *
 * @param file where it is
 * @param count how many files it names
 */
record ManifestFile(Path file, long count) implements Iterable<List<ManifestEntry>> {

  /**
   * Opens the manifest of a folder, and makes sure that every line is one.
   *
   * @throws IllegalArgumentException if one is not; the message says which and why
   */
  static ManifestFile in(Path root) throws IOException {
    Path file = root.resolve(ExportFolder.MANIFEST);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IllegalArgumentException("'%s' is not a regular file".formatted(file));
    }
    try (ManifestLines lines = ManifestLines.of(file)) {
      return new ManifestFile(file, count(file, lines));
    }
  }

  private static long count(Path file, ManifestLines lines) throws IOException {
    ManifestTotals read = new ManifestTotals(0, 0);
    @Nullable ManifestTotals totals = null;
    try {
      for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
        if (totals != null) {
          throw new IllegalArgumentException("It comes after the totals");
        }
        if (ManifestTotals.isOne(line)) {
          totals = ManifestTotals.ofJson(line);
        } else {
          read = read.plus(ManifestEntry.ofJson(line));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Line %d of '%s': %s".formatted(lines.number(), file, e.getMessage()), e);
    }
    if (!read.equals(totals)) {
      throw new IllegalArgumentException(
          totals == null
              ? "'%s' is cut: it does not end with a line of totals".formatted(file)
              : "'%s' has %s of %s bytes, and its totals say %s of %s"
                  .formatted(
                      file,
                      Amounts.count(read.files(), "file", "files"),
                      Amounts.count(read.bytes()),
                      Amounts.count(totals.files()),
                      Amounts.count(totals.bytes())));
    }
    return read.files();
  }

  /** Returns the lines of each slot together. */
  @Override
  public Iterator<List<ManifestEntry>> iterator() {
    try {
      return new Slots(ManifestLines.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads ahead by one line, to see where a slot ends; closes the file at its end. */
  private static final class Slots implements Iterator<List<ManifestEntry>> {

    private final ManifestLines lines;
    private @Nullable ManifestEntry next;

    Slots(ManifestLines lines) {
      this.lines = lines;
      this.next = read();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public List<ManifestEntry> next() {
      ManifestEntry first = next;
      if (first == null) {
        throw new NoSuchElementException();
      }
      List<ManifestEntry> slot = new ArrayList<>();
      for (ManifestEntry line = first;
          line != null && line.slot().equals(first.slot());
          line = next) {
        slot.add(line);
        next = read();
      }
      return slot;
    }

    private @Nullable ManifestEntry read() {
      try {
        @Nullable String line = lines.next();
        if (line == null || ManifestTotals.isOne(line)) {
          lines.close();
          return null;
        }
        return ManifestEntry.ofJson(line);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package io.github.mediastore.jdbc.migration.internal.sources;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that was listed, whether it can be had or not.
 *
 * @param name its path below the root, with slashes, in the one form that the ledger has it in
 * @param slot where it belongs; null if that could not be said
 * @param fault why it is not to be read; null if it may be tried
 */
public record SourceFile(String name, @Nullable MediaSlot slot, @Nullable SourceException fault) {

  /** With the slot, it must fit into an entry of an index. */
  private static final int MOST_BYTES = 1024;

  private static final int MOST_SHOWN = 200;

  /** Lists a file by what somebody wrote about it, which may be anything. */
  public static SourceFile of(
      String ownerType, @Nullable String ownerId, String slotName, String path) {
    try {
      return of(MediaSlot.of(ownerType, ownerId == null ? "" : ownerId, slotName), path);
    } catch (IllegalArgumentException e) {
      SourceException fault = new SourceException(Problem.INVALID_OWNER, e.getMessage() + "");
      return new SourceFile(nameOrShown(path), null, fault);
    }
  }

  /** Its owner may be nobody, yet the file that it names is needed. */
  private static String nameOrShown(String path) {
    try {
      return name(path);
    } catch (SourceException e) {
      return shown(path);
    }
  }

  public static SourceFile of(MediaSlot slot, String path) {
    try {
      return new SourceFile(name(path), slot, null);
    } catch (SourceException e) {
      return new SourceFile(shown(path), slot, e);
    }
  }

  /** Returns those that must be taken one after the other. */
  public Object group() {
    return slot == null ? name : slot;
  }

  /** Returns the slot of one that may be tried. */
  public MediaSlot requireSlot() {
    return Objects.requireNonNull(slot, "slot");
  }

  private static String name(String path) throws SourceException {
    if (!isText(path)) {
      throw new SourceException(
          Problem.INVALID_PATH, "The path holds a null character or half of one");
    }
    try {
      if (path.startsWith("/") || Path.of(path).isAbsolute()) {
        throw new SourceException(Problem.OUTSIDE_ROOT, "The path is absolute");
      }
    } catch (InvalidPathException e) {
      throw new SourceException(Problem.INVALID_PATH, "It is no path here: " + e.getReason());
    }
    List<String> steps = new ArrayList<>();
    for (String step : path.split("/", -1)) {
      if (step.equals("..")) {
        throw new SourceException(Problem.OUTSIDE_ROOT, "The path has a step upwards (..)");
      }
      if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    if (steps.isEmpty()) {
      throw new SourceException(Problem.INVALID_PATH, "The path names the folder itself");
    }
    String name = String.join("/", steps);
    if (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new SourceException(
          Problem.INVALID_PATH, "The path has more than %d bytes".formatted(MOST_BYTES));
    }
    return name;
  }

  private static boolean isText(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
  }

  /** Returns what the ledger and a report can show of a path, whatever it is. */
  private static String shown(String path) {
    String start = path.length() > MOST_SHOWN ? path.substring(0, MOST_SHOWN) + "…" : path;
    StringBuilder shown = new StringBuilder();
    start
        .codePoints()
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }
}

package io.github.mediastore.jdbc.endurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a run, by which its processes talk to each other.
 *
 * @param root the folder
 */
record Folder(Path root) {

  Path files() {
    return root.resolve("files");
  }

  /** Has the objects that large media are stored in. */
  Path objects() {
    return root.resolve("objects");
  }

  /** Has what one client did for the objects of all. */
  Path upkeep(int client) {
    return root.resolve("upkeep-" + client);
  }

  Path temporary(int client) {
    return root.resolve("temporary-" + client);
  }

  Path export(int client) {
    return root.resolve("export-" + client);
  }

  Path journal(int client) {
    return root.resolve("journal-" + client);
  }

  Path fault(int client) {
    return root.resolve("fault-" + client);
  }

  Path output(int client) {
    return root.resolve("output-" + client);
  }

  Path sharedJournal(int phase, int client) {
    return root.resolve("shared-%d-%d".formatted(phase, client));
  }

  private Path model(int client) {
    return root.resolve("model-" + client);
  }

  private Path failures(int client) {
    return root.resolve("failures-" + client);
  }

  /** Writes down that an operation failed, as a disturbance explains. */
  void count(int client, String operation, Exception e) {
    String state = Outages.require(operation, e);
    String message = String.valueOf(e).replace("\n", " ");
    append(failures(client), "%s %s %s%n".formatted(state, operation, message));
  }

  List<String> failuresOf(int client) {
    return lines(failures(client));
  }

  void writeModel(int client, World world) {
    StringBuilder text = new StringBuilder();
    world.all().forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    write(model(client), text.toString());
  }

  World readModel(int client) {
    World world = new World();
    for (String line : lines(model(client))) {
      int at = line.indexOf('=');
      world.put(line.substring(0, at), line.substring(at + 1));
    }
    return world;
  }

  void setPaused(int client, boolean isPaused) {
    set(root.resolve("paused-" + client), isPaused);
  }

  boolean isPaused(int client) {
    return Files.exists(root.resolve("paused-" + client));
  }

  void setPausing(boolean isPausing) {
    set(root.resolve("pausing"), isPausing);
  }

  boolean isPausing() {
    return Files.exists(root.resolve("pausing"));
  }

  void stop() {
    set(root.resolve("stopping"), true);
  }

  boolean isStopping() {
    return Files.exists(root.resolve("stopping"));
  }

  void setPhase(int phase) {
    write(root.resolve("phase"), phase + "\n");
  }

  int phase() {
    return Integer.parseInt(lines(root.resolve("phase")).get(0));
  }

  static void append(Path path, String text) {
    try {
      Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the lines that were written to their ends. */
  static List<String> lines(Path path) {
    try {
      if (!Files.exists(path)) {
        return List.of();
      }
      String text = Files.readString(path);
      return new ArrayList<>(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> list(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file that is there whole or not at all. */
  private static void write(Path path, String text) {
    try {
      Path hidden = path.resolveSibling("." + path.getFileName());
      Files.writeString(hidden, text);
      Files.move(hidden, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void set(Path path, boolean isSet) {
    try {
      if (isSet) {
        Files.writeString(path, "");
      } else {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.github.mediastore.jdbc.endurance;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client is about to do and has done, written before and after each operation. What a killed
 * process has written to a file stays, so that the next one knows what must be there, and which
 * operation has happened or not.
 */
final class Journal implements AutoCloseable {

  private final World world = new World();
  private final BufferedWriter file;
  private Optional<Operation> open = Optional.empty();

  Journal(Path path) throws IOException {
    if (Files.exists(path)) {
      // The last line may be cut off.
      String text = Files.readString(path);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      Files.writeString(path, whole);
      whole.lines().forEach(this::replay);
    }
    this.file = Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Returns what must be there, unless an operation is open. */
  World world() {
    return world;
  }

  /** Returns the operation that may have happened; it cannot be run again. */
  Optional<Operation> open() {
    return open;
  }

  void intend(Operation operation) {
    StringBuilder line = new StringBuilder("I\t" + operation.name());
    operation.changes().forEach(change -> line.append('\t').append(change.text()));
    write(line.toString());
    open = Optional.of(operation);
  }

  /** Writes that an operation was acknowledged, and to which stages it came. */
  void acknowledge(List<Map<String, String>> stages) {
    end("A", stages);
  }

  /** Writes to which stages an operation came whose acknowledgement was not received. */
  void resolve(List<Map<String, String>> stages) {
    end("R", stages);
  }

  private void end(String how, List<Map<String, String>> stages) {
    StringBuilder line = new StringBuilder(how);
    for (Map<String, String> stage : stages) {
      line.append('\t').append(new Change(List.of(stage), true).text());
    }
    write(line.toString());
    stages.forEach(world::put);
    open = Optional.empty();
  }

  private void replay(String line) {
    List<String> fields = Arrays.asList(line.split("\t", -1));
    if (fields.get(0).equals("I")) {
      List<Change> changes = fields.stream().skip(2).map(Change::ofText).toList();
      open = Optional.of(new Operation(fields.get(1), changes, () -> false));
    } else {
      fields.stream().skip(1).forEach(text -> world.put(Change.ofText(text).last()));
      open = Optional.empty();
    }
  }

  private void write(String line) {
    try {
      file.write(line + "\n");
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the journal", e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

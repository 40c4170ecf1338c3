package io.github.mediastore.examples.parts.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments of a command, taken one by one. */
final class Arguments {

  private final List<String> rest;

  private Arguments(List<String> rest) {
    this.rest = rest;
  }

  static Arguments of(List<String> arguments) {
    return new Arguments(new ArrayList<>(arguments));
  }

  /** Takes an option wherever it stands. */
  boolean option(String name) {
    return rest.remove(name);
  }

  /** Takes an option and the value that follows it, wherever they stand. */
  Optional<String> option(String name, String value) throws UsageException {
    int place = rest.indexOf(name);
    if (place < 0) {
      return Optional.empty();
    }
    rest.remove(place);
    if (place == rest.size()) {
      throw new UsageException(value + " is missing");
    }
    return Optional.of(rest.remove(place));
  }

  /** Takes the next one. */
  String next(String name) throws UsageException {
    if (rest.isEmpty()) {
      throw new UsageException(name + " is missing");
    }
    return rest.remove(0);
  }

  /** Says that there must be no more. */
  void end() throws UsageException {
    if (!rest.isEmpty()) {
      throw new UsageException("Not understood: " + String.join(" ", rest));
    }
  }
}

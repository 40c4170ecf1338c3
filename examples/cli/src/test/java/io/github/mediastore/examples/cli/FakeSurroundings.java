package io.github.mediastore.examples.cli;

import io.github.mediastore.examples.cli.terminal.Surroundings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Surroundings of a test's making; by default nobody is there and no variable is set. */
public final class FakeSurroundings implements Surroundings {

  private final Map<String, String> variables = new HashMap<>();
  private final Queue<String> answers = new ArrayDeque<>();
  private final List<String> questions = new ArrayList<>();
  private OptionalInt width = OptionalInt.empty();

  /** Sets an environment variable. */
  public FakeSurroundings with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** Returns all variables that are set. */
  public Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  /** Makes standard error a terminal. */
  public FakeSurroundings withColumns(int columns) {
    width = OptionalInt.of(columns);
    return this;
  }

  /** Puts somebody there who gives an answer. */
  public FakeSurroundings answering(String answer) {
    answers.add(answer);
    return this;
  }

  /** Returns what was asked. */
  public List<String> questions() {
    return questions;
  }

  @Override
  public @Nullable String variable(String name) {
    String value = variables.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  @Override
  public OptionalInt width() {
    return width;
  }

  @Override
  public boolean canAsk() {
    return !answers.isEmpty();
  }

  @Override
  public String ask(String question) {
    questions.add(question);
    return answers.remove();
  }

  @Override
  public String askSecretly(String question) {
    return ask(question);
  }
}

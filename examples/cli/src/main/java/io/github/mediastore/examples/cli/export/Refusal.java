package io.github.mediastore.examples.cli.export;

import io.github.mediastore.RejectedAttributesException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.examples.cli.terminal.FileTrouble;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** A medium of an export cannot be taken back; the message says why. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final Problem problem;

  Refusal(Problem problem, @Nullable String message) {
    super(message);
    this.problem = problem;
  }

  /** Does what a file may be too bad for. */
  static <T> T ifTooBad(Step<T> step) throws Refusal {
    try {
      return step.take();
    } catch (NoSuchFileException e) {
      throw new Refusal(Problem.MISSING, "There is no such file: " + e.getMessage());
    } catch (IOException e) {
      throw new Refusal(Problem.UNREADABLE, "Cannot be read: " + FileTrouble.reason(e));
    } catch (UnreadableUploadException e) {
      throw new Refusal(Problem.UNREADABLE, "Cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException | RejectedAttributesException e) {
      throw new Refusal(Problem.DAMAGED, String.valueOf(e.getMessage()));
    }
  }

  Problem problem() {
    return problem;
  }

  /** Returns why those that follow in the slot are not taken either. */
  Refusal ofFollowing() {
    return new Refusal(problem, "It comes after one that failed");
  }

  /** Something that a file may be too bad for. */
  @FunctionalInterface
  interface Step<T> {

    T take() throws IOException, Refusal;
  }
}

package io.github.mediastore.internal.imageio;

import java.util.concurrent.CompletionStage;

/** A reader did not end in time and goes on without anybody waiting for it. */
public final class AbandonedReaderException extends ReaderException {

  private static final long serialVersionUID = 1L;

  private final transient CompletionStage<?> end;

  AbandonedReaderException(String message, CompletionStage<?> end) {
    super(Kind.TOO_EXPENSIVE, message);
    this.end = end;
  }

  /** Returns what is completed when the reader ends after all, and no longer holds any memory. */
  public CompletionStage<?> end() {
    return end;
  }
}

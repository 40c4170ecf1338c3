package io.github.mediastore.spring.internal.metrics;

/** Hears of each answer to a request for a medium. */
@FunctionalInterface
public interface AnswerListener {

  /**
   * An answer is about to be sent.
   *
   * @param status its status
   */
  void answered(int status);
}

package io.github.mediastore.spring.internal.webflux;

import io.github.mediastore.MediaException;
import io.github.mediastore.SlotOccupiedException;
import io.github.mediastore.spring.internal.problems.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers what goes wrong with media, if the application has no handler of its own for it. An
 * answer that has begun is left to be aborted.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class ReactiveProblems {

  /** Makes the advice. */
  public ReactiveProblems() {}

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(MediaException failure, ServerWebExchange exchange) {
    if (exchange.getResponse().isCommitted()) {
      throw failure;
    }
    return Problems.of(failure);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> occupied(SlotOccupiedException failure) {
    return Problems.of(failure);
  }
}

package io.github.mediastore.spring.internal.web;

import io.github.mediastore.MediaException;
import io.github.mediastore.SlotOccupiedException;
import io.github.mediastore.spring.internal.problems.Problems;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * Answers what goes wrong with media, if the application has no handler of its own for it. An
 * answer that has begun is left to be aborted: only that says that it is not whole.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class MediaProblems {

  /** Makes the advice. */
  public MediaProblems() {}

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(MediaException failure, HttpServletResponse response) {
    if (response.isCommitted()) {
      throw failure;
    }
    return Problems.of(failure);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> occupied(SlotOccupiedException failure) {
    return Problems.of(failure);
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  ResponseEntity<ProblemDetail> tooLarge() {
    return Problems.tooLarge();
  }
}

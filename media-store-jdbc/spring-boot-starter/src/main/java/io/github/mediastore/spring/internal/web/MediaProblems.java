package io.github.mediastore.spring.internal.web;

import io.github.mediastore.MediaException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.SlotOccupiedException;
import io.github.mediastore.http.ErrorStatus;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * Answers what goes wrong with media with problem details (RFC 9457), if the application has no
 * handler of its own for it. An answer that has begun is left to be aborted: only that says that it
 * is not whole.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public final class MediaProblems {

  private static final Logger LOG = LoggerFactory.getLogger(MediaProblems.class);

  /** Makes the advice. */
  public MediaProblems() {}

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(MediaException failure, HttpServletResponse response) {
    if (response.isCommitted()) {
      throw failure;
    }
    ErrorStatus error = ErrorStatus.of(failure);
    if (error.code() >= 500) {
      LOG.error("A request for media failed", failure);
    }
    ProblemDetail problem = problem(error.code(), error.publicMessage());
    if (failure instanceof RejectedUploadException rejected) {
      problem.setProperty("reason", rejected.reason());
      rejected.format().ifPresent(format -> problem.setProperty("format", format));
    }
    return answer(error, problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> occupied(
      SlotOccupiedException failure, HttpServletResponse response) {
    if (response.isCommitted()) {
      throw failure;
    }
    ErrorStatus error = ErrorStatus.of(failure);
    return answer(error, problem(error.code(), error.publicMessage()));
  }

  /** The server refuses it before the compressor could. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException failure) {
    ProblemDetail problem =
        problem(
            HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
            "The upload is larger than this server takes.");
    problem.setProperty("reason", RejectedUploadException.Reason.TOO_MANY_BYTES);
    return ResponseEntity.status(problem.getStatus())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(problem);
  }

  private static ProblemDetail problem(int status, String detail) {
    return ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
  }

  private static ResponseEntity<ProblemDetail> answer(ErrorStatus error, ProblemDetail problem) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(error.code());
    error.headers().forEach(answer::header);
    return answer.body(problem);
  }
}

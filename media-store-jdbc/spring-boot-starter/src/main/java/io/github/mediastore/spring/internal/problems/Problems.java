package io.github.mediastore.spring.internal.problems;

import io.github.mediastore.MediaException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.SlotOccupiedException;
import io.github.mediastore.http.ErrorStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Makes problem details of failures: status, public message, and why an upload was refused. */
public final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private static final int CONTENT_TOO_LARGE = 413;
  private static final int INTERNAL_SERVER_ERROR = 500;

  private Problems() {}

  /** Returns the answer to a failure, and logs it if it is no fault of the request. */
  public static ResponseEntity<ProblemDetail> of(MediaException failure) {
    ErrorStatus error = ErrorStatus.of(failure);
    if (error.code() >= INTERNAL_SERVER_ERROR) {
      LOG.error("A request for media failed", failure);
    }
    ProblemDetail problem = problem(error.code(), error.publicMessage());
    if (failure instanceof RejectedUploadException rejected) {
      problem.setProperty("reason", rejected.reason());
      rejected.format().ifPresent(format -> problem.setProperty("format", format));
    }
    return answer(error, problem);
  }

  /** Returns the answer to an upload for a slot that can hold one medium, and does. */
  public static ResponseEntity<ProblemDetail> of(SlotOccupiedException failure) {
    ErrorStatus error = ErrorStatus.of(failure);
    return answer(error, problem(error.code(), error.publicMessage()));
  }

  /** Returns the answer to an upload that the server refused before the compressor could. */
  public static ResponseEntity<ProblemDetail> tooLarge() {
    ProblemDetail problem =
        problem(CONTENT_TOO_LARGE, "The upload is larger than this server takes.");
    problem.setProperty("reason", RejectedUploadException.Reason.TOO_MANY_BYTES);
    return ResponseEntity.status(CONTENT_TOO_LARGE)
        .header("Cache-Control", "no-store")
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

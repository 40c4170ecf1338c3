package io.github.mediastore.examples.parts.web;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.examples.parts.media.RefusedUploadException;
import io.github.mediastore.http.ErrorStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns what went wrong into problem details (RFC 9457), with words fit for users. What Spring MVC
 * throws itself, its own class turns into the same.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  @Nullable ResponseEntity<Object> refused(RefusedUploadException e, HttpServletResponse response) {
    return of(e.reason(), e.fileName(), e.words(), response);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> media(MediaException e, HttpServletResponse response) {
    return of(e, null, ErrorStatus.of(e).publicMessage(), response);
  }

  @ExceptionHandler
  ResponseEntity<Object> notFound(NotFoundException e) {
    return plain(HttpStatus.NOT_FOUND, Objects.requireNonNull(e.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<Object> conflict(ConflictException e) {
    return plain(HttpStatus.CONFLICT, Objects.requireNonNull(e.getMessage()));
  }

  /** The form is not what its head says it is, or broke off. */
  @ExceptionHandler
  ResponseEntity<Object> form(MultipartException e) {
    LOG.warn("A form cannot be read: {}", e.getMessage());
    return plain(HttpStatus.BAD_REQUEST, FormLimits.words(e));
  }

  /** No connection is free, the database is away, or it asks for another try. */
  @ExceptionHandler({
    CannotCreateTransactionException.class,
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class
  })
  ResponseEntity<Object> databaseAway(RuntimeException e, HttpServletResponse response) {
    LOG.error("The database cannot answer", e);
    response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    return plain(
        HttpStatus.SERVICE_UNAVAILABLE,
        "The database cannot answer at the moment. Nothing was changed. Please try again.");
  }

  /** What nobody foresaw; the log says more. */
  @ExceptionHandler
  ResponseEntity<Object> unforeseen(RuntimeException e, HttpServletResponse response) {
    if (response.isCommitted()) {
      throw e;
    }
    LOG.error("A request failed", e);
    return plain(HttpStatus.INTERNAL_SERVER_ERROR, "This failed on our side. Nothing was changed.");
  }

  /** Who may GET may ask for the head, and what is allowed. */
  @Override
  protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
      HttpRequestMethodNotSupportedException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Set<HttpMethod> allowed = new LinkedHashSet<>(headers.getAllow());
    if (allowed.contains(HttpMethod.GET)) {
      allowed.add(HttpMethod.HEAD);
    }
    allowed.add(HttpMethod.OPTIONS);
    headers.setAllow(allowed);
    return super.handleHttpRequestMethodNotSupported(e, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
      MaxUploadSizeExceededException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    e.getBody().setDetail(FormLimits.words(e));
    return super.handleMaxUploadSizeExceededException(e, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    e.getBody()
        .setDetail(
            e.getFieldErrors().stream()
                .map(error -> error.getField() + " " + error.getDefaultMessage())
                .sorted()
                .collect(Collectors.joining("; ")));
    return super.handleMethodArgumentNotValid(e, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    e.getBody()
        .setDetail(
            e.getParameterValidationResults().stream()
                .flatMap(
                    result ->
                        result.getResolvableErrors().stream()
                            .map(
                                error ->
                                    result.getMethodParameter().getParameterName()
                                        + " "
                                        + error.getDefaultMessage()))
                .sorted()
                .collect(Collectors.joining("; ")));
    return super.handleHandlerMethodValidationException(e, headers, status, request);
  }

  private @Nullable ResponseEntity<Object> of(
      MediaException e, @Nullable String fileName, String words, HttpServletResponse response) {
    if (response.isCommitted()) {
      // The status is sent: only a connection that is broken off tells that the body is not whole.
      throw e;
    }
    ErrorStatus error = ErrorStatus.of(e);
    if (error.code() >= 500 && !(e instanceof CompressorBusyException)) {
      LOG.error("Media failed", e);
    }
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(error.code()), detail(e, words));
    if (e instanceof RejectedUploadException rejected) {
      problem.setProperty("reason", rejected.reason().name());
    }
    if (fileName != null) {
      problem.setProperty("file", fileName);
    }
    HttpHeaders headers = new HttpHeaders();
    error.headers().forEach(headers::set);
    return new ResponseEntity<>(problem, headers, error.code());
  }

  /** Each operation is one transaction here, so a store that fails has changed nothing. */
  private static String detail(MediaException e, String words) {
    return e instanceof MediaStorageException ? words + " Nothing was changed." : words;
  }

  private static ResponseEntity<Object> plain(HttpStatus status, String detail) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(ProblemDetail.forStatusAndDetail(status, detail));
  }
}

package io.github.mediastore.examples.glue.micronaut;

import io.github.mediastore.MediaException;
import io.github.mediastore.http.ErrorStatus;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what failed into problem details (RFC 9457). */
@Singleton
class MediaProblems implements ExceptionHandler<MediaException, HttpResponse<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(MediaProblems.class);

  @Override
  @SuppressWarnings("rawtypes") // as Micronaut declares it
  public HttpResponse<?> handle(HttpRequest request, MediaException e) {
    ErrorStatus error = ErrorStatus.of(e);
    if (error.code() >= 500) {
      LOG.error("A request for media failed", e);
    }
    var response = HttpResponse.status(HttpStatus.valueOf(error.code()));
    error.headers().forEach(response::header);
    return response
        .contentType("application/problem+json")
        .body(Map.of("status", error.code(), "detail", error.publicMessage()));
  }
}

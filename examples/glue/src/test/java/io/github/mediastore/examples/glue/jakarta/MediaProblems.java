package io.github.mediastore.examples.glue.jakarta;

import io.github.mediastore.MediaException;
import io.github.mediastore.http.ErrorStatus;
import jakarta.json.Json;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what failed into problem details (RFC 9457). */
@Provider
public class MediaProblems implements ExceptionMapper<MediaException> {

  private static final Logger LOG = LoggerFactory.getLogger(MediaProblems.class);

  @Override
  public Response toResponse(MediaException e) {
    ErrorStatus error = ErrorStatus.of(e);
    if (error.code() >= 500) {
      LOG.error("A request for media failed", e);
    }
    var problem =
        Json.createObjectBuilder()
            .add("status", error.code())
            .add("detail", error.publicMessage())
            .build();
    var response = Response.status(error.code()).type("application/problem+json");
    error.headers().forEach(response::header);
    return response.entity(problem.toString()).build();
  }
}

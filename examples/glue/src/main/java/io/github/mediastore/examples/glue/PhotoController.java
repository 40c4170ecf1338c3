package io.github.mediastore.examples.glue;

import io.github.mediastore.MediaException;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.ErrorStatus;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves users' photos from Spring MVC. Written by the request's own thread: a {@code
 * StreamingResponseBody} would be cut off after the 30 seconds that asynchronous requests have.
 */
@RestController
public final class PhotoController {

  private static final Logger LOG = LoggerFactory.getLogger(PhotoController.class);

  private final MediaStore store;

  /**
   * Makes the controller.
   *
   * @param store where the photos are
   */
  public PhotoController(MediaStore store) {
    this.store = store;
  }

  /**
   * Answers GET and HEAD.
   *
   * @param id the user
   * @param method GET or HEAD
   * @param headers the request's header fields
   * @param response the response
   * @throws IOException if the client has gone
   */
  @GetMapping("/users/{id}")
  public void photo(
      @PathVariable String id,
      HttpMethod method,
      @RequestHeader HttpHeaders headers,
      HttpServletResponse response)
      throws IOException {
    var asked = MediaRequest.of(method.name(), headers::get);
    var answer =
        MediaSlot.parse("users", id, "profile")
            .map(slot -> MediaResponse.of(store, slot, asked, CachePolicy.revalidate()))
            .orElseGet(MediaResponse::notFound);
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    answer.writeTo(response.getOutputStream());
  }

  /**
   * Answers what failed before the answer began. Of one that has begun, the status is sent: only an
   * aborted connection says that the body is not whole.
   *
   * @param e what failed
   * @param response the response
   * @return what the user may read
   */
  @ExceptionHandler
  public ResponseEntity<String> failed(MediaException e, HttpServletResponse response) {
    if (response.isCommitted()) {
      throw e;
    }
    if (response.containsHeader("ETag")) {
      response.reset(); // The header fields of the medium are no longer true.
    }
    ErrorStatus error = ErrorStatus.of(e);
    if (error.code() >= 500) {
      LOG.error("A request for media failed", e);
    }
    var answer = ResponseEntity.status(error.code()).contentType(MediaType.TEXT_PLAIN);
    error.headers().forEach(answer::header);
    return answer.body(error.publicMessage() + "\n");
  }
}

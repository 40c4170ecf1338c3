package io.github.mediastore.examples.glue;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
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
}

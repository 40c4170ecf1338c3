package io.github.mediastore.examples.glue;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;

/** Serves users' photos at {@code /users/ID} from a servlet; HEAD comes here as well. */
@SuppressWarnings("serial") // Servlets are serializable by inheritance and nobody does it.
public final class PhotoServlet extends HttpServlet {

  private final transient MediaStore store;

  /**
   * Makes the servlet.
   *
   * @param store where the photos are
   */
  public PhotoServlet(MediaStore store) {
    this.store = store;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var id = Objects.toString(request.getPathInfo(), "").replaceFirst("/", "");
    var asked = MediaRequest.of(request.getMethod(), n -> Collections.list(request.getHeaders(n)));
    var answer =
        MediaSlot.parse("users", id, "profile")
            .map(slot -> MediaResponse.of(store, slot, asked, CachePolicy.revalidate()))
            .orElseGet(MediaResponse::notFound);
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    answer.writeTo(response.getOutputStream());
  }
}

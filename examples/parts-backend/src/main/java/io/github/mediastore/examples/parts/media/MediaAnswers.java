package io.github.mediastore.examples.parts.media;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.examples.parts.web.NotFoundException;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/** Answers GET and HEAD for every picture and film. */
public final class MediaAnswers {

  private MediaAnswers() {}

  /**
   * Writes the whole answer: status, header fields, and the bytes, or those of a range, if they are
   * asked for and not known already.
   *
   * @param policy how long it may be kept if the URL has no version
   * @throws NotFoundException if there is no such medium
   * @throws IOException if the client has gone
   */
  public static void send(
      MediaStore store,
      MediaSlot slot,
      int index,
      CachePolicy policy,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var asked = MediaRequest.of(request.getMethod(), n -> Collections.list(request.getHeaders(n)));
    var cache = policy.immutableForVersion(request.getParameter("v"));
    var answer = MediaResponse.of(store, slot, index, asked, cache);
    if (answer.status() == HttpServletResponse.SC_NOT_FOUND) {
      throw new NotFoundException("There is no such " + slot.name());
    }
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    answer.writeTo(response.getOutputStream());
  }
}

package io.github.mediastore.spring.internal.web;

import io.github.mediastore.MediaException;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the HTTP answer of the library to a servlet's response. */
final class ServletAnswer {

  private ServletAnswer() {}

  static MediaRequest request(HttpServletRequest request) {
    return MediaRequest.of(request.getMethod(), name -> Collections.list(request.getHeaders(name)));
  }

  /**
   * Writes an answer.
   *
   * @throws MediaException if the store fails; if nothing was sent by then, the response is as it
   *     was before
   * @throws IOException if the client has gone
   */
  static void write(MediaResponse answer, HttpServletResponse response) throws IOException {
    Map<String, Collection<String>> before = headers(response);
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    try {
      answer.writeTo(response.getOutputStream());
    } catch (MediaException e) {
      if (!response.isCommitted()) {
        // The fields of the medium are no longer true; those of filters, such as CORS, still are.
        response.reset();
        before.forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
      }
      throw e;
    }
  }

  private static Map<String, Collection<String>> headers(HttpServletResponse response) {
    Map<String, Collection<String>> headers = new LinkedHashMap<>();
    for (String name : response.getHeaderNames()) {
      headers.put(name, List.copyOf(response.getHeaders(name)));
    }
    return headers;
  }
}

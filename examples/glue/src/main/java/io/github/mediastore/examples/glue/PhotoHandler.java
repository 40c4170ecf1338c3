package io.github.mediastore.examples.glue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import java.io.IOException;

/**
 * Serves users' photos at {@code /users/ID} from the JDK's own server. Its lengths mean something
 * else: 0 would be a body of unknown length, which a broken-off answer could not be told from, and
 * -1 is none.
 */
public final class PhotoHandler implements HttpHandler {

  private final MediaStore store;

  /**
   * Makes the handler.
   *
   * @param store where the photos are
   */
  public PhotoHandler(MediaStore store) {
    this.store = store;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var id = exchange.getRequestURI().getPath().replaceFirst("^/users/?", "");
      var asked = MediaRequest.of(exchange.getRequestMethod(), exchange.getRequestHeaders()::get);
      var answer =
          MediaSlot.parse("users", id, "profile")
              .map(slot -> MediaResponse.of(store, slot, asked, CachePolicy.revalidate()))
              .orElseGet(MediaResponse::notFound);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), answer.hasBody() ? answer.contentLength() : -1);
      answer.writeTo(exchange.getResponseBody());
    }
  }
}

package io.github.mediastore.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what a handler answers. */
final class AccessLog implements HttpHandler {

  private final HttpHandler handler;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  AccessLog(HttpHandler handler) {
    this.handler = handler;
  }

  /** Returns a line for each answer: path, range asked for or {@code -}, and status. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Waits for an answer, as the client may have it before its line is here. */
  void await(String regex) throws InterruptedException {
    for (int i = 0; i < 500 && lines.stream().noneMatch(line -> line.matches(regex)); i++) {
      Thread.sleep(20);
    }
    if (lines.stream().noneMatch(line -> line.matches(regex))) {
      throw new AssertionError("There is no " + regex + " among " + lines);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    try {
      handler.handle(exchange);
    } finally {
      lines.add(
          "%s %s %d"
              .formatted(
                  exchange.getRequestURI().getPath(),
                  range == null ? "-" : range,
                  exchange.getResponseCode()));
    }
  }
}

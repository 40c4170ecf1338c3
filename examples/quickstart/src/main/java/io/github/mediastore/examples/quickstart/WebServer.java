package io.github.mediastore.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.ErrorStatus;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.ImageCompressor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Serves the gallery and takes uploads, on the JDK's own web server. */
final class WebServer {

  private static final int PORT = 8080;
  private static final String PICTURES = "/pictures/";
  private static final String PAGE = readPage();

  private final ImageCompressor compressor;
  private final MediaStore store;

  private WebServer(ImageCompressor compressor, MediaStore store) {
    this.compressor = compressor;
    this.store = store;
  }

  /** Serves until Enter is pressed or the process is ended. */
  static void serve(ImageCompressor compressor, MediaStore store) throws IOException {
    WebServer pages = new WebServer(compressor, store);
    HttpServer server = bind();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    server.setExecutor(threads);
    server.createContext("/", pages::page);
    server.createContext("/upload", pages::upload);
    server.createContext(PICTURES, pages::picture);
    server.start();
    System.out.println(
        "Serving on http://localhost:" + server.getAddress().getPort() + " until Enter or Ctrl-C");
    awaitEnter();
    server.stop(0);
    threads.shutdown();
  }

  private void upload(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        CompressedImage picture = compressor.compress(exchange.getRequestBody());
        store.add(Quickstart.GALLERY, picture);
        respond(exchange, 201, "text/plain", picture.receipt().toString());
      } catch (MediaException e) {
        respond(exchange, ErrorStatus.of(e).code(), "text/plain", String.valueOf(e.getMessage()));
      }
    }
  }

  private void picture(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers in = exchange.getRequestHeaders();
      MediaRequest request =
          MediaRequest.of(exchange.getRequestMethod(), name -> in.getOrDefault(name, List.of()));
      MediaResponse response =
          MediaResponse.of(
              store, Quickstart.GALLERY, index(exchange), request, CachePolicy.revalidate());
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(
          response.status(), response.hasBody() ? response.contentLength() : -1);
      response.writeTo(exchange.getResponseBody());
    }
  }

  /**
   * The picture's place is the last part of the path; what is no number is a place with nothing.
   */
  private static int index(HttpExchange exchange) {
    String place = exchange.getRequestURI().getPath().substring(PICTURES.length());
    return place.matches("[0-9]{1,9}") ? Integer.parseInt(place) : Integer.MAX_VALUE;
  }

  private void page(HttpExchange exchange) throws IOException {
    try (exchange) {
      String pictures =
          store.list(Quickstart.GALLERY).stream().map(WebServer::img).collect(joining("\n"));
      respond(exchange, 200, "text/html", PAGE.replace("<!-- pictures -->", pictures));
    }
  }

  private static String img(MediaInfo info) {
    Dimensions size = info.dimensions().orElseThrow();
    return "<img src=\"%s%d\" width=\"%d\" height=\"%d\" alt=\"Picture %d\" loading=\"lazy\">"
        .formatted(PICTURES, info.index(), size.width(), size.height(), info.index() + 1);
  }

  private static void respond(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static HttpServer bind() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try {
      return HttpServer.create(new InetSocketAddress(here, PORT), 0);
    } catch (BindException e) {
      System.out.println("Port " + PORT + " is taken; using another one");
      return HttpServer.create(new InetSocketAddress(here, 0), 0);
    }
  }

  /** Without a terminal there is no Enter to come: then only the end of the process ends it. */
  private static void awaitEnter() throws IOException {
    int key = System.in.read();
    while (key == -1) {
      LockSupport.park();
    }
  }

  private static String readPage() {
    try (InputStream in = WebServer.class.getResourceAsStream("page.html")) {
      return new String(requireNonNull(in, "page.html").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

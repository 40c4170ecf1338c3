package io.github.mediastore.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.ErrorStatus;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.ImageCompressor;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The gallery's page, its media, and what takes uploads and removes pictures. */
final class Gallery implements HttpHandler {

  private static final String MEDIA = "/media/";
  private static final String PICTURES = "/pictures/";

  private final ImageCompressor compressor;
  private final MediaStore store;

  Gallery(ImageCompressor compressor, MediaStore store) {
    this.compressor = compressor;
    this.store = store;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      answer(exchange, path);
    }
  }

  private void answer(HttpExchange exchange, String path) throws IOException {
    try {
      if (path.equals("/")) {
        if (allows(exchange, "GET", "HEAD")) {
          respond(exchange, 200, "text/html", GalleryPage.of(store.list(Quickstart.GALLERY)));
        }
      } else if (path.matches(MEDIA + "[0-9]{1,9}")) {
        medium(exchange, Integer.parseInt(path.substring(MEDIA.length())));
      } else if (path.equals("/upload")) {
        if (allows(exchange, "POST") && isOwnPage(exchange)) {
          upload(exchange);
        }
      } else if (path.startsWith(PICTURES)) {
        if (allows(exchange, "DELETE") && isOwnPage(exchange)) {
          remove(exchange, path.substring(PICTURES.length()));
        }
      } else {
        respond(exchange, 404, "There is nothing here");
      }
    } catch (MediaException e) {
      // A browser that cannot send all of its request does not read the answer.
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      ErrorStatus error = ErrorStatus.of(e);
      respond(exchange, error.code(), error.publicMessage());
    }
  }

  private static boolean allows(HttpExchange exchange, String... methods) throws IOException {
    boolean isAllowed = Arrays.asList(methods).contains(exchange.getRequestMethod());
    if (!isAllowed) {
      exchange.getResponseHeaders().set("Allow", String.join(", ", methods));
      respond(exchange, 405, "Only " + String.join(" and ", methods) + " are taken here");
    }
    return isAllowed;
  }

  /** Any page that a browser shows can send requests here, but it cannot hide where it is from. */
  private static boolean isOwnPage(HttpExchange exchange) throws IOException {
    String host = requireNonNullElse(exchange.getRequestHeaders().getFirst("Host"), "");
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    // A name that somebody made lead to this machine is refused too.
    boolean isThisMachine = host.matches("(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]+)?");
    String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
    boolean isOwn =
        isThisMachine
            && (origin == null || origin.equals("http://" + host))
            && (site == null || site.equals("same-origin") || site.equals("none"));
    if (!isOwn) {
      respond(exchange, 403, "Only this server's own page may do that");
    }
    return isOwn;
  }

  private void upload(HttpExchange exchange) throws IOException {
    CompressedImage picture = compressor.compress(exchange.getRequestBody());
    String name = requireNonNullElse(parameter(exchange, "name"), "picture");
    store.add(Quickstart.GALLERY, GalleryPage.described(picture, name));
    respond(exchange, 201, picture.receipt().toString());
  }

  private void remove(HttpExchange exchange, String id) throws IOException {
    boolean wasThere = store.remove(Quickstart.GALLERY, new MediaId(id));
    respond(exchange, wasThere ? 200 : 404, wasThere ? "Removed" : "There is no such picture");
  }

  private void medium(HttpExchange exchange, int index) throws IOException {
    var asked = MediaRequest.of(exchange.getRequestMethod(), exchange.getRequestHeaders()::get);
    var cache = CachePolicy.revalidate().immutableForVersion(parameter(exchange, "v"));
    var size = parameter(exchange, "size");
    var answer = MediaResponse.of(store, Quickstart.GALLERY, index, size, asked, cache);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), answer.hasBody() ? answer.contentLength() : -1);
    answer.writeTo(exchange.getResponseBody());
  }

  private static @Nullable String parameter(HttpExchange exchange, String name) {
    URI asked = exchange.getRequestURI();
    return Arrays.stream(requireNonNullElse(asked.getRawQuery(), "").split("&", -1))
        .filter(pair -> pair.startsWith(name + '='))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), UTF_8))
        .findFirst()
        .orElse(null);
  }

  private static void respond(HttpExchange exchange, int status, String text) throws IOException {
    respond(exchange, status, "text/plain", text);
  }

  private static void respond(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
    if (!isHead) {
      exchange.getResponseBody().write(body);
    }
  }
}

package io.github.mediastore.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.ErrorStatus;
import io.github.mediastore.http.ImgAttributes;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.ImageCompressor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The gallery's page, its media, and what takes uploads. */
final class Gallery implements HttpHandler {

  private static final String MEDIA = "/media/";
  private static final String PAGE = readPage();

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
      if (path.equals("/")) {
        page(exchange);
      } else if (path.equals("/upload")) {
        upload(exchange);
      } else if (path.matches(MEDIA + "[0-9]{1,9}")) {
        medium(exchange, Integer.parseInt(path.substring(MEDIA.length())));
      } else {
        respond(exchange, 404, "text/plain", "There is nothing here");
      }
    }
  }

  private void upload(HttpExchange exchange) throws IOException {
    try {
      CompressedImage picture = compressor.compress(exchange.getRequestBody());
      store.add(Quickstart.GALLERY, picture);
      respond(exchange, 201, "text/plain", picture.receipt().toString());
    } catch (MediaException e) {
      ErrorStatus error = ErrorStatus.of(e);
      respond(exchange, error.code(), "text/plain", error.publicMessage());
    }
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

  private void page(HttpExchange exchange) throws IOException {
    List<MediaInfo> media = store.list(Quickstart.GALLERY);
    String elements =
        IntStream.range(0, media.size())
            .mapToObj(index -> element(media.get(index), index))
            .collect(joining("\n"));
    respond(exchange, 200, "text/html", PAGE.replace("<!-- media -->", elements));
  }

  private static String element(MediaInfo info, int index) {
    String source = MEDIA + index;
    if (info.contentType().startsWith("video/")) {
      return "<video src=\"%s\" controls preload=\"metadata\"></video>".formatted(source);
    }
    MediaInfo card = info.renditionOrFull("card"); // A small square has none, and needs none.
    ImgAttributes img =
        ImgAttributes.of(card, "Picture " + (index + 1), source)
            .sizes("(max-width: 600px) 100vw, 300px");
    return "<a href=\"%s\"><img %s></a>".formatted(source, img.toHtml());
  }

  private static @Nullable String parameter(HttpExchange exchange, String name) {
    String query = requireNonNullElse(exchange.getRequestURI().getQuery(), "");
    return Arrays.stream(query.split("&", -1))
        .filter(pair -> pair.startsWith(name + '='))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst()
        .orElse(null);
  }

  private static void respond(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String readPage() {
    try (InputStream in = Gallery.class.getResourceAsStream("page.html")) {
      return new String(requireNonNull(in, "page.html").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

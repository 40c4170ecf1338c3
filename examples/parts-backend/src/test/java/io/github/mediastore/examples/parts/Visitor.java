package io.github.mediastore.examples.parts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody with a browser: keeps cookies, and sends the token back as a page's script does. */
final class Visitor {

  private static final String BOUNDARY = "----visitor";

  /** A form that is all one file, up to its first byte. */
  static final String BEGIN_OF_FILE =
      "--"
          + BOUNDARY
          + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp4\"\r\n\r\n";

  private final URI server;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();

  Visitor(URI server) {
    this.server = server;
  }

  /** Signs in. */
  Visitor as(String email, String password) {
    Answer answer = signIn(email, password);
    if (answer.status() != 204) {
      throw new AssertionError("Cannot sign in as " + email + ": " + answer.text());
    }
    return this;
  }

  Answer signIn(String email, String password) {
    get("/api/organizations"); // Brings the token.
    return send(
        "POST",
        "/login",
        BodyPublishers.ofString("username=" + email + "&password=" + password),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  Answer head(String path, String... headers) {
    return send("HEAD", path, BodyPublishers.noBody(), headers);
  }

  Answer delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  Answer json(String method, String path, String body) {
    return send(method, path, BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  /** Sends a form as a page does that has files. */
  Answer upload(String path, Field... fields) {
    return send(
        "POST",
        path,
        BodyPublishers.ofByteArray(multipart(fields)),
        "Content-Type",
        "multipart/form-data; boundary=" + BOUNDARY);
  }

  Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).method(method, body);
    String token = cookie("XSRF-TOKEN");
    if (token != null) {
      request.header("X-XSRF-TOKEN", token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Returns names and values of the fields that a form of this visitor's is sent with. */
  String[] headersOfUpload() {
    String cookie =
        cookies.getCookieStore().getCookies().stream()
            .map(each -> each.getName() + "=" + each.getValue())
            .collect(Collectors.joining("; "));
    return new String[] {
      "Cookie",
      cookie,
      "X-XSRF-TOKEN",
      String.valueOf(cookie("XSRF-TOKEN")),
      "Content-Type",
      "multipart/form-data; boundary=" + BOUNDARY
    };
  }

  @Nullable String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse(null);
  }

  void forget(String cookie) {
    cookies.getCookieStore().getCookies().stream()
        .filter(each -> each.getName().equals(cookie))
        .toList()
        .forEach(each -> cookies.getCookieStore().remove(server, each));
  }

  static Field file(String name, String fileName, byte[] bytes) {
    return new Field(name, fileName, bytes);
  }

  static Field text(String name, String value) {
    return new Field(name, null, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] multipart(Field... fields) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Field field : fields) {
      String fileName = field.fileName == null ? "" : "; filename=\"" + field.fileName + '"';
      String head =
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n%s\r\n"
              .formatted(
                  BOUNDARY,
                  field.name,
                  fileName,
                  field.fileName == null ? "" : "Content-Type: image/jpeg\r\n");
      body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      body.writeBytes(field.bytes);
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  /** A field of a form; a file if it has a file name. */
  static final class Field {

    private final String name;
    private final @Nullable String fileName;
    private final byte[] bytes;

    private Field(String name, @Nullable String fileName, byte[] bytes) {
      this.name = name;
      this.fileName = fileName;
      this.bytes = bytes;
    }
  }
}

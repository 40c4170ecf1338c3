package io.github.mediastore.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Requests to an application on this machine.
 *
 * @param base what its URLs begin with
 */
record Http(String base) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String BOUNDARY = "media-store-boundary";

  HttpResponse<byte[]> get(String path, String... headers) throws IOException {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<byte[]> send(String method, String path, BodyPublisher body, String... headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends a form with files, all in the same field. */
  HttpResponse<byte[]> upload(String path, String field, byte[]... files) throws IOException {
    return upload(path, field, "photo.jpg", files);
  }

  /** Sends what a browser does if no file was chosen. */
  HttpResponse<byte[]> uploadNothing(String path, String field) throws IOException {
    return upload(path, field, "", new byte[0]);
  }

  private HttpResponse<byte[]> upload(String path, String field, String name, byte[]... files)
      throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    for (byte[] file : files) {
      write(form, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field);
      write(form, "\"; filename=\"" + name + "\"\r\nContent-Type: image/jpeg\r\n\r\n");
      form.writeBytes(file);
      write(form, "\r\n");
    }
    write(form, "--" + BOUNDARY + "--\r\n");
    return send(
        "POST",
        path,
        BodyPublishers.ofByteArray(form.toByteArray()),
        "Content-Type",
        "multipart/form-data; boundary=" + BOUNDARY);
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8);
  }

  private static void write(ByteArrayOutputStream form, String text) {
    try {
      form.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.github.mediastore.examples.glue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.imageio.ImageIO;

/** What a caller does at {@code /users/ID} of an application that takes photos too. */
public final class Caller {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Caller() {}

  /** Sends a photo of a few MB, as phones make them, gets it back in several ways, removes it. */
  public static void storesServesAndRemoves(TestServer server) throws Exception {
    HttpResponse<String> receipt = send(server, "PUT", photo());
    assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
    assertThat(receipt.body()).startsWith("PNG 2000 x 1000, ").contains("-> WebP 1024 x 512, ");

    HttpResponse<String> whole = send(server, "GET", new byte[0]);
    String tag = whole.headers().firstValue("ETag").orElseThrow();
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).startsWith("RIFF");
    assertThat(send(server, "GET", new byte[0], "If-None-Match", tag).statusCode()).isEqualTo(304);
    HttpResponse<String> part = send(server, "GET", new byte[0], "Range", "bytes=8-11");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("WEBP");
    assertThat(send(server, "HEAD", new byte[0]).headers().firstValue("Content-Length"))
        .isEqualTo(whole.headers().firstValue("Content-Length"))
        .isPresent();

    assertThat(send(server, "DELETE", new byte[0]).statusCode()).isBetween(200, 204);
    assertThat(send(server, "GET", new byte[0]).statusCode()).isEqualTo(404);
  }

  /** Sends what is no picture. */
  public static void readsWhyATextIsRejected(TestServer server) throws Exception {
    HttpResponse<String> problem = send(server, "PUT", "<a/>".getBytes(UTF_8));

    assertThat(problem.statusCode()).as(problem.body()).isEqualTo(415);
    assertThat(problem.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(problem.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(problem.body())
        .contains("\"status\":415")
        .contains("\"detail\":\"Files of this format are not accepted: XML\"");
    assertThat(send(server, "GET", new byte[0]).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> send(
      TestServer server, String method, byte[] body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.root().resolve("/users/43"))
            .timeout(Duration.ofSeconds(30))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static byte[] photo() throws IOException {
    BufferedImage photo = new BufferedImage(2000, 1000, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 1000; y++) {
      for (int x = 0; x < 2000; x++) {
        photo.setRGB(x, y, x * 31 ^ y * x * 7);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(photo, "png", file);
    return file.toByteArray();
  }
}

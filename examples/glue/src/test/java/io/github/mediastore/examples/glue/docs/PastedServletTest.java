package io.github.mediastore.examples.glue.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.examples.glue.TestServer;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servlet of the quick start, behind a real server and over a real database. */
class PastedServletTest {

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void storesServesAndRefuses(@TempDir Path folder) throws Exception {
    PastedBlocks.compile(PastedBlocks.forServlets(), folder);
    try (URLClassLoader classes = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Servlet servlet =
          (Servlet)
              classes
                  .loadClass("com.example.demo.PhotoServlet")
                  .getConstructor(DataSource.class)
                  .newInstance(PageDatabase.empty());
      TestServer server = TestServer.jetty("/users/*", servlet);
      try {
        stores(server);
        serves(server);
      } finally {
        server.end().close();
      }
    }
  }

  private void stores(TestServer server) throws IOException, InterruptedException {
    assertThat(send(server, "PUT", PagePictures.file("jpeg", 1600, 1200)).body())
        .startsWith("JPEG 1600 x 1200, ");
    HttpResponse<String> refused = send(server, "PUT", "no picture".getBytes(UTF_8));

    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(refused.body()).startsWith("Files of this format are not accepted");
  }

  private void serves(TestServer server) throws IOException, InterruptedException {
    HttpResponse<String> whole = send(server, "GET", null);
    String tag = whole.headers().firstValue("ETag").orElseThrow();

    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(send(server, "GET", null, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(send(server, "GET", null, "Range", "bytes=8-11").body()).isEqualTo("WEBP");
    assertThat(send(server, "HEAD", null).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> send(
      TestServer server, String method, byte @Nullable [] body, String... headers)
      throws IOException, InterruptedException {
    BodyPublisher sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.root().resolve("users/42")).method(method, sent);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}

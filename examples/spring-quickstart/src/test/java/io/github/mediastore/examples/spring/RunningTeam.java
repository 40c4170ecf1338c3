package io.github.mediastore.examples.spring;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.imageio.ImageIO;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application, started as its main method does, on a free port. */
record RunningTeam(ConfigurableApplicationContext context) implements AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static RunningTeam start() {
    return new RunningTeam(
        SpringApplication.run(Team.class, "--server.port=0", "--server.address=127.0.0.1"));
  }

  URI root() {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root().resolve(path))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, new byte[0], headers);
  }

  @Override
  public void close() {
    context.close();
  }

  /** Draws a sun over hills, as a photo of 1600 x 1200. */
  static byte[] photo() throws IOException {
    BufferedImage photo = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
    Graphics2D paint = photo.createGraphics();
    paint.setColor(new Color(0xA7C7E7));
    paint.fillRect(0, 0, 1600, 1200);
    paint.setColor(new Color(0xFFD166));
    paint.fillOval(1000, 150, 300, 300);
    paint.setColor(new Color(0x6A994E));
    paint.fillOval(-300, 700, 1400, 900);
    paint.fillOval(600, 800, 1500, 900);
    paint.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(photo, "jpeg", file);
    return file.toByteArray();
  }
}

package io.github.mediastore.spring;

import static io.github.mediastore.spring.Http.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.spring.members.TestPhotos;
import io.github.mediastore.spring.reactive.ReactiveApplication;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** WebFlux: nothing of the database or of the compressor on the threads that must not block. */
class ReactiveTest {

  private static final byte[] PHOTO = TestPhotos.jpeg();

  private static ConfigurableApplicationContext application;
  private static Http http;

  @BeforeAll
  static void start() {
    application =
        Applications.start(
            ReactiveApplication.class,
            TestDatabase.empty(),
            "spring.main.web-application-type=reactive",
            "spring.autoconfigure.exclude=" + Applications.WITHOUT_JPA,
            "spring.flyway.enabled=false",
            "media-store.schema.mode=create");
    http = Applications.http(application, "");
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void anUploadIsServedOffTheEventLoop() throws IOException {
    ReactiveApplication.THREADS.clear();
    HttpResponse<byte[]> upload = http.upload("/members/1/avatar", "file", PHOTO);
    assertThat(text(upload)).isEqualTo("image/webp");
    HttpResponse<byte[]> whole = http.get("/members/1/avatar");

    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(new String(whole.body(), 0, 4, UTF_8)).isEqualTo("RIFF");
    assertThat(whole.headers().firstValue("Content-Type")).contains("image/webp");
    assertThat(http.get("/members/1/mono").body()).isEqualTo(whole.body());
    String tag = whole.headers().firstValue("ETag").orElseThrow();
    assertThat(http.get("/members/1/avatar", "If-None-Match", tag).statusCode()).isEqualTo(304);
    HttpResponse<byte[]> part = http.get("/members/1/avatar", "Range", "bytes=8-11");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(text(part)).isEqualTo("WEBP");
    HttpResponse<byte[]> head = http.send("HEAD", "/members/1/avatar", BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(ReactiveApplication.THREADS)
        .isNotEmpty()
        .allMatch(thread -> thread.startsWith("boundedElastic"));
  }

  @Test
  void aLargeMediumArrivesWhole() throws IOException {
    byte[] bytes = new byte[3 << 20];
    new Random(1).nextBytes(bytes);
    application
        .getBean(MediaStore.class)
        .put(
            MediaSlot.of("members", 2, "avatar"),
            MediaContent.of("application/octet-stream", bytes));
    assertThat(http.get("/members/2/avatar").body()).isEqualTo(bytes);
  }

  @Test
  void whatIsNotThereOrNoPictureIsAnswered() throws IOException {
    assertThat(http.get("/members/9/avatar").statusCode()).isEqualTo(404);
    assertThat(http.get("/optional").statusCode()).isEqualTo(404);
    HttpResponse<byte[]> refused = http.upload("/members/1/avatar", "file", "<x/>".getBytes(UTF_8));
    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(text(refused)).contains("UNSUPPORTED_FORMAT");
    assertThat(http.upload("/members/1/avatar", "other", PHOTO).statusCode()).isEqualTo(400);
  }
}

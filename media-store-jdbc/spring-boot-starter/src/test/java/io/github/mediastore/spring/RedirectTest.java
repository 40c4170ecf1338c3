package io.github.mediastore.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** With media-store.http.redirect-videos, videos are read from the bucket, in MVC and WebFlux. */
class RedirectTest {

  private static final byte[] VIDEO = {0, 0, 0, 24, 'f', 't', 'y', 'p', 1, 2, 3, 4};
  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "video");
  private static final MediaSlot PICTURE = MediaSlot.of("parts", 2, "video");

  private static final TestBucket BUCKET = new TestBucket();
  private static final TestDatabase DATABASE = TestDatabase.empty();

  private static ConfigurableApplicationContext servlets;
  private static ConfigurableApplicationContext reactive;

  @BeforeAll
  static void start() {
    servlets = start("servlet");
    reactive = start("reactive");
    MediaStore store = servlets.getBean(MediaStore.class);
    store.put(SLOT, MediaContent.of("video/mp4", VIDEO));
    store.put(PICTURE, MediaContent.of("image/webp", VIDEO));
    assertThat(BUCKET.keys()).hasSize(2);
  }

  private static ConfigurableApplicationContext start(String kind) {
    String[] properties = BUCKET.properties();
    String[] all = new String[properties.length + 9];
    System.arraycopy(properties, 0, all, 9, properties.length);
    all[0] = "spring.main.web-application-type=" + kind;
    all[1] = "spring.autoconfigure.exclude=" + Applications.WITHOUT_JPA;
    all[2] = "spring.flyway.enabled=false";
    all[3] = "media-store.schema.mode=create";
    all[4] = "media-store.objects.larger-than=1B";
    all[5] = "media-store.http.redirect-videos=10m";
    all[6] = "media-store.http.max-age=1h";
    all[7] = "media-store.objects.installation=test";
    all[8] = "management.endpoint.health.show-details=always";
    return Applications.start(Videos.class, DATABASE, all);
  }

  @AfterAll
  static void stop() {
    servlets.close();
    reactive.close();
    BUCKET.close();
  }

  @Test
  void healthSaysThatTheBucketAnswers() throws IOException {
    for (ConfigurableApplicationContext application : List.of(servlets, reactive)) {
      assertThat(Http.text(Applications.http(application, "").get("/actuator/health")))
          .contains("\"mediaStore\":{", "\"objects\":\"answers\"")
          .doesNotContain("DOWN");
    }
  }

  @Test
  void inMvc() throws Exception {
    videosAreReadFromTheBucket(Applications.http(servlets, ""));
  }

  @Test
  void inWebFlux() throws Exception {
    videosAreReadFromTheBucket(Applications.http(reactive, ""));
  }

  private static void videosAreReadFromTheBucket(Http http) throws Exception {
    HttpResponse<byte[]> answer = http.get("/videos/1", "Range", "bytes=4-7");
    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
    URI address = URI.create(answer.headers().firstValue("Location").orElseThrow());
    assertThat(address.toString())
        .startsWith(BUCKET.endpoint() + "/my-media/")
        .contains("X-Amz-Expires=600", "response-content-type=video%2Fmp4")
        .contains("response-cache-control=private%2C%20max-age%3D3600");
    assertThat(
            HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                .body())
        .isEqualTo(VIDEO);

    HttpResponse<byte[]> head = http.send("HEAD", "/videos/1", BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(VIDEO.length);
    assertThat(head.headers().allValues("Cache-Control")).containsExactly("private, max-age=3600");
    String tag = head.headers().firstValue("ETag").orElseThrow();
    assertThat(http.get("/videos/1", "If-None-Match", tag).statusCode()).isEqualTo(304);
    pictureIsSent(http);
  }

  private static void pictureIsSent(Http http) throws IOException {
    HttpResponse<byte[]> picture = http.get("/videos/2");
    assertThat(picture.statusCode()).isEqualTo(200);
    assertThat(picture.body()).isEqualTo(VIDEO);
    assertThat(http.get("/videos/3").statusCode()).isEqualTo(404);
  }

  /** The same controller, on either. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Controller.class)
  static class Videos {}

  @RestController
  static class Controller {

    @GetMapping("/videos/{id}")
    MediaAnswer video(@PathVariable long id) {
      return MediaAnswer.of(MediaSlot.of("parts", id, "video"));
    }
  }
}

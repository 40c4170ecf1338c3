package io.github.mediastore.spring;

import static io.github.mediastore.spring.Http.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.spring.members.Member;
import io.github.mediastore.spring.members.Members;
import io.github.mediastore.spring.members.MembersApplication;
import io.github.mediastore.spring.members.TestPhotos;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Random;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** An application with JPA on a real server: what it uploads, serves, refuses and deletes. */
class WebTest {

  private static final TestDatabase DATABASE = TestDatabase.empty();
  private static final byte[] PHOTO = TestPhotos.jpeg();

  private static ConfigurableApplicationContext application;
  private static Http http;
  private static long member;

  @BeforeAll
  static void start() {
    application =
        Applications.start(
            MembersApplication.class,
            DATABASE,
            "spring.jpa.hibernate.ddl-auto=update",
            "spring.jpa.open-in-view=true",
            "media-store.schema.mode=create",
            "media-store.owners.members.table=member",
            "media-store.http.endpoint.enabled=true",
            "media-store.compressor.renditions.thumb.max-dimension=32",
            "management.endpoint.health.show-details=always",
            "management.endpoints.web.exposure.include=health,metrics",
            "server.servlet.context-path=/app");
    http = Applications.http(application, "/app");
    DATABASE.execute("INSERT INTO member DEFAULT VALUES");
    member = DATABASE.number("SELECT max(id) FROM member");
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static String path(String rest) {
    return "/members/" + member + rest;
  }

  @Test
  void anUploadIsServedWithConditionsAndRangesAndToHead() throws IOException {
    assertThat(http.upload(path("/avatar"), "file", PHOTO).statusCode()).isEqualTo(200);

    HttpResponse<byte[]> whole = http.get(path("/avatar/0"));
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.headers().firstValue("Content-Type")).contains("image/webp");
    assertThat(whole.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
    assertThat(new String(whole.body(), 0, 4, UTF_8)).isEqualTo("RIFF");
    String tag = whole.headers().firstValue("ETag").orElseThrow();

    assertThat(http.get(path("/avatar/0"), "If-None-Match", tag).statusCode()).isEqualTo(304);
    HttpResponse<byte[]> part = http.get(path("/avatar/0"), "Range", "bytes=8-11");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(text(part)).isEqualTo("WEBP");
    HttpResponse<byte[]> head =
        http.send("HEAD", path("/avatar/0"), BodyPublishers.noBody(), "Range", "bytes=8-11");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.body().length);
  }

  @Test
  void aBodyIsAnUploadTooAndSeveralFilesAreAGallery() throws IOException {
    HttpResponse<byte[]> put = http.send("PUT", path("/avatar"), BodyPublishers.ofByteArray(PHOTO));
    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(text(http.upload(path("/gallery"), "files", PHOTO, PHOTO))).isEqualTo("2");
    assertThat(http.get(path("/gallery/1")).statusCode()).isEqualTo(200);
    assertThat(text(http.upload("/optional", "file", PHOTO))).isEqualTo("image/webp");
    assertThat(text(http.upload("/optional", "other", PHOTO))).isEqualTo("none");
    assertThat(text(http.uploadNothing("/optional", "file"))).isEqualTo("none");
    assertThat(http.uploadNothing(path("/gallery"), "files").statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsNotThereIs404WithoutABodyOrALogEntry() throws IOException {
    try (Logs logs = Logs.open()) {
      for (String path :
          new String[] {
            path("/avatar/99"),
            path("/avatar/-1"),
            "/members/0/avatar/0",
            "/nothing",
            "/text/%20/1",
            "/text/1/%20",
            "/text/1/x",
            "/text/" + "9".repeat(300) + "/1"
          }) {
        HttpResponse<byte[]> answer = http.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(answer.headers().firstValue("Cache-Control")).as(path).contains("no-store");
      }
      assertThat(logs.atLeast(Level.WARN)).isEmpty();
    }
  }

  @Test
  void whatIsNoPictureIsAProblemWithAReason() throws IOException {
    HttpResponse<byte[]> answer = http.upload(path("/avatar"), "file", "<x/>".getBytes(UTF_8));
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(text(answer)).contains("\"reason\":\"UNSUPPORTED_FORMAT\"", "\"status\":415");
    assertThat(http.upload(path("/avatar"), "file", new byte[0]).statusCode()).isEqualTo(422);
    assertThat(http.upload(path("/avatar"), "other", PHOTO).statusCode()).isEqualTo(400);
  }

  @Test
  void anUploadBeyondTheServersLimitIsAProblem() throws IOException {
    HttpResponse<byte[]> answer = http.upload(path("/avatar"), "file", new byte[1200 << 10]);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(text(answer)).contains("TOO_MANY_BYTES");
  }

  @Test
  void anUploadForAMemberWhoIsNotThereIsRefused() throws IOException {
    HttpResponse<byte[]> answer = http.upload("/members/4711/avatar", "file", PHOTO);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer)).contains("is not there");
  }

  @Test
  void deletingAMemberDeletesItsMedia() throws IOException {
    DATABASE.execute("INSERT INTO member DEFAULT VALUES");
    long other = DATABASE.number("SELECT max(id) FROM member");
    assertThat(http.upload("/members/" + other + "/avatar", "file", PHOTO).statusCode())
        .isEqualTo(200);
    http.send("DELETE", "/members/" + other, BodyPublishers.noBody());
    assertThat(DATABASE.number("SELECT count(*) FROM media_slot WHERE owner_id = '" + other + "'"))
        .isZero();
  }

  @Test
  void aRollbackAfterAPutLeavesNothing() throws IOException {
    DATABASE.execute("INSERT INTO member DEFAULT VALUES");
    String other = "/members/" + DATABASE.number("SELECT max(id) FROM member");
    assertThat(http.upload(other + "/rolled-back", "file", PHOTO).statusCode()).isEqualTo(500);
    assertThat(http.get(other + "/avatar/0").statusCode()).isEqualTo(404);
    HttpResponse<byte[]> readOnly = http.upload(other + "/read-only", "file", PHOTO);
    assertThat(readOnly.statusCode()).isEqualTo(500);
    assertThat(text(readOnly)).contains("This failed on the server.").doesNotContain("media_");
    assertThat(http.get(other + "/avatar/0").statusCode()).isEqualTo(404);
  }

  @Test
  void aStoreThatFailsBeforeTheFirstByteIsAProblemWithoutTheMediumsFields() throws IOException {
    putLarge();
    HttpResponse<byte[]> answer = http.get("/failing/" + member + "/0");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(text(answer)).doesNotContain("media_chunk");
  }

  @Test
  void anAnswerThatHasBegunIsAborted() {
    putLarge();
    assertThatThrownBy(() -> http.get("/failing/" + member + "/100000"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aClientThatGoesAwayIsNoError() throws Exception {
    putLarge();
    try (Logs logs = Logs.open()) {
      int port = Applications.port(application);
      for (int i = 0; i < 3; i++) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          socket.setSoLinger(true, 0);
          socket.setReceiveBufferSize(4096);
          socket
              .getOutputStream()
              .write(
                  ("GET /app" + path("/avatar/0") + " HTTP/1.1\r\nHost: x\r\n\r\n")
                      .getBytes(UTF_8));
          socket.getInputStream().read(new byte[1000]);
        }
      }
      Thread.sleep(500);
      assertThat(logs.atLeast(Level.ERROR)).isEmpty();
    }
  }

  private static void putLarge() {
    byte[] bytes = new byte[6 << 20];
    new Random(1).nextBytes(bytes);
    application
        .getBean(MediaStore.class)
        .put(
            MediaSlot.of("members", member, "avatar"),
            MediaContent.of("application/octet-stream", bytes));
  }

  @Test
  void theEndpointServesWhoMayRead() throws IOException {
    HttpResponse<byte[]> put = http.send("PUT", path("/avatar"), BodyPublishers.ofByteArray(PHOTO));
    http.upload(path("/gallery"), "files", PHOTO);
    String id = text(put);
    String slot = "/media/members/" + member;
    HttpResponse<byte[]> whole = http.get("/media/" + id);
    HttpResponse<byte[]> small = http.get("/media/" + id + "?rendition=thumb");

    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(small.statusCode()).isEqualTo(200);
    assertThat(small.body()).hasSizeLessThan(whole.body().length);
    assertThat(http.get(slot + "/avatar").body()).isEqualTo(whole.body());
    assertThat(http.get(slot + "/avatar/0").body()).isEqualTo(whole.body());
    assertThat(http.get(slot + "/avatar/1").statusCode()).isEqualTo(404);
    assertThat(http.get(slot + "/gallery").statusCode()).isEqualTo(404);
    assertThat(http.get("/media/x").statusCode()).isEqualTo(404);
    assertThat(http.get("/media/%20").statusCode()).isEqualTo(404);
    assertThat(http.get("/media/" + "x".repeat(200) + "/1/avatar").statusCode()).isEqualTo(404);
    String version = whole.headers().firstValue("ETag").orElseThrow().substring(1, 33);
    assertThat(http.get("/media/" + id + "?v=" + version).headers().firstValue("Cache-Control"))
        .contains("private, max-age=31536000, immutable");
  }

  @Test
  void aProxyOfHibernateIsNotLoadedForItsSlot() {
    Member proxy = application.getBean(Members.class).getReferenceById(member);
    assertThat(proxy.getClass()).isNotEqualTo(Member.class);
    assertThat(Hibernate.isInitialized(proxy)).isFalse();
    assertThat(Slots.of(proxy, "avatar")).isEqualTo(MediaSlot.of("members", member, "avatar"));
    assertThat(Hibernate.isInitialized(proxy)).isFalse();
  }

  @Test
  void healthAndMetersAreThere() throws IOException {
    http.upload(path("/avatar"), "file", PHOTO);
    http.get(path("/avatar/0"));
    String health = text(http.get("/actuator/health"));
    assertThat(health)
        .contains("\"mediaStore\":{", "\"schemaVersion\":4", "\"compressor\":\"ready\"");
    assertThat(text(http.get("/actuator/metrics")))
        .contains(
            "media.store.compress",
            "media.store.compress.wait",
            "media.store.compress.in",
            "media.store.compress.out",
            "media.store.stored",
            "media.store.read",
            "media.store.answers",
            "media.store.operations");
  }
}

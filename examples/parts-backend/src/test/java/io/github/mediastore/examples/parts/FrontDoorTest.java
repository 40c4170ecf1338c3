package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static io.github.mediastore.examples.parts.Visitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does with requests that no page of ours sends. */
class FrontDoorTest extends RunningApplication {

  private static final String PHOTO = "/uploads/users/profile-photo";
  private static final int MEBIBYTE = 1 << 20;

  private static void assertSafe(Answer answer) {
    assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'self'");
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
    assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/images/parts/1",
        "/images/parts/4711",
        "/api/parts",
        "/api/me",
        "/no/such",
        "/error",
        "/swagger-ui/index.html",
        "/a;b",
        "/%2e%2e/x",
        "/a%00b",
        "/videos/support/x"
      })
  void everyAnswerHasTheHeaderFieldsThatKeepBrowsersFromHarm(String path) {
    for (String method : List.of("GET", "HEAD", "OPTIONS", "TRACE", "DELETE", "FOO")) {
      Answer answer = somebody().send(method, path, BodyPublishers.noBody());

      assertThat(answer.status()).as(method + " " + path).isBetween(200, 501).isNotEqualTo(500);
      assertSafe(answer);
    }
  }

  @Test
  void aMethodThatNobodyKnowsIsNotImplementedAndTraceIsNotAllowed() {
    Answer trace = somebody().send("TRACE", "/", BodyPublishers.noBody(), "X-Secret", "x");

    assertProblem(somebody().send("FOO", "/", BodyPublishers.noBody()), 501, "no such method");
    assertProblem(trace, 405, "not sent back");
    assertThat(trace.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(trace.text()).doesNotContain("Secret");
  }

  @Test
  void whatIsAllowedIsSaidWithHeadAndOptions() {
    Answer wrong = editor().json("POST", "/images/parts/1", "{}");
    Answer asked = somebody().send("OPTIONS", "/images/parts/1", BodyPublishers.noBody());

    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.header("Allow").split(", ?"))
        .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.header("Allow").split(", ?")).contains("GET", "HEAD", "OPTIONS");
  }

  @Test
  void theAddressOfErrorsIsNone() {
    assertProblem(somebody().get("/error"), 404, "nothing here");
  }

  @Test
  void anAddressThatTheFirewallRefusesIsABadRequest() {
    Answer answer = somebody().get("/images;x=1/parts/1");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("detail").asString()).isEqualTo("This address is not accepted.");
  }

  @Test
  void aBodyOverTheLimitOfItsPlaceIsRefusedBeforeItIsSent() throws IOException {
    // The body never comes: who waits for it does not answer.
    assertThat(answerToHeadOf(PHOTO, "multipart/form-data; boundary=b", 49L * MEBIBYTE))
        .startsWith("HTTP/1.1 413")
        .contains("A picture may have at most 40 MiB.");
    assertThat(
            answerToHeadOf("/uploads/parts/1/videos", "multipart/form-data; boundary=b", 51L << 20))
        .startsWith("HTTP/1.1 413")
        .contains("At most 50 MiB are taken here.");
    assertThat(answerToHeadOf("/api/parts", "application/json", 65 << 10))
        .startsWith("HTTP/1.1 413")
        .contains("At most 64 KiB are taken here.");
    assertThat(answerToHeadOf("/login", "application/x-www-form-urlencoded", 65 << 10))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void whoAsksBeforeSendingTooMuchIsNotToldToSendIt() throws IOException {
    assertThat(
            answerToHeadOf("/api/parts", "application/json", 65 << 10, "Expect: 100-continue\r\n"))
        .startsWith("HTTP/1.1 413");
    assertThat(
            answerToHeadOf(
                PHOTO, "multipart/form-data; boundary=b", 49L << 20, "Expect: 100-continue\r\n"))
        .startsWith("HTTP/1.1 413");
  }

  private String answerToHeadOf(String path, String type, long length) throws IOException {
    return answerToHeadOf(path, type, length, "");
  }

  private String answerToHeadOf(String path, String type, long length, String fields)
      throws IOException {
    String head =
        "POST %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, fields, type, length);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server().getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      byte[] answer = new byte[4096];
      int read = in.readNBytes(answer, 0, 1);
      while (read > 0 && !words(answer, read).contains("\"title\"")) {
        int more = in.read(answer, read, answer.length - read);
        read = more < 0 ? -read : read + more;
      }
      return words(answer, Math.abs(read));
    }
  }

  private static String words(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  @Test
  void aBodyOfUnknownLengthIsNotTaken() {
    Answer answer =
        user()
            .send(
                "POST",
                PHOTO,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[10])),
                "Content-Type",
                "multipart/form-data; boundary=b");

    assertProblem(answer, 411, "how long");
  }

  @Test
  void theLimitThatAFormWentBeyondIsNamed() {
    Visitor.Field[] files = new Visitor.Field[25];
    Arrays.fill(files, file("files", "a.jpg", Pictures.jpeg(10, 10, 1)));
    Visitor.Field longName = file("file", "a".repeat(5_000) + ".jpg", Pictures.jpeg(10, 10, 1));

    assertProblem(editor().upload("/uploads/parts/1/images", files), 413, "at most 24 files");
    assertProblem(user().upload(PHOTO, longName), 413, "The name of a file is too long.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "\\udfff x"})
  void textThatNoColumnHoldsIsABadRequest(String escaped) {
    Visitor ada = editor();
    long part = newPart(ada);
    String json =
        "{\"number\":\"%s\",\"name\":\"x\",\"organizationId\":1}".formatted("x" + escaped);
    String order = "{\"order\":[\"%s\"]}".formatted(escaped);

    assertProblem(ada.json("POST", "/api/parts", json), 400, "");
    assertProblem(
        ada.json("PUT", "/uploads/parts/%d/images/order".formatted(part), order), 400, "");
  }

  @Test
  void soIsItInAForm() {
    Visitor ada = editor();
    Visitor.Field picture = file("files", "a.jpg", Pictures.jpeg(10, 10, 1));

    Answer part =
        ada.upload(
            "/uploads/parts",
            text("number", "a\0b"),
            text("name", "x"),
            text("organizationId", "1"),
            picture);
    Answer video =
        ada.upload(
            "/uploads/support-videos",
            text("title", "a\0b"),
            file("file", "a.mp4", Pictures.film(100, 1)));

    assertProblem(part, 400, "");
    assertProblem(video, 400, "");
    assertThat(somebody().signIn("a%00b", "x").status()).isEqualTo(401);
  }

  @Test
  void theInterfaceIsDescribedWithoutTheHostOfTheRequest() {
    Answer answer =
        somebody()
            .get("/v3/api-docs", "X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "https");

    assertThat(answer.json().get("servers")).hasSize(1);
    assertThat(answer.json().get("servers").get(0).get("url").asString()).isEqualTo("/");
    assertThat(answer.text()).doesNotContain("evil.example");
  }

  @Test
  void whoGuessesAPasswordMustWaitAndWhoKnowsTheirsMayComeIn() {
    List<Integer> guesses =
        Stream.generate(() -> somebody().signIn("guessed@example.org", "x"))
            .limit(7)
            .map(Answer::status)
            .toList();
    Answer refused = somebody().signIn("Guessed@example.org ", "x");

    assertThat(guesses).startsWith(401, 401, 401, 401, 401).endsWith(429);
    assertProblem(refused, 429, "Too many attempts failed");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 300);
    assertThat(somebody().signIn("ben@example.org", "ben").status()).isEqualTo(204);
  }
}

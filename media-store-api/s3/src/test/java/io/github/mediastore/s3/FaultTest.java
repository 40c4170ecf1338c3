package io.github.mediastore.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.ByteRange;
import io.github.mediastore.objects.NoSuchObjectException;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.s3.FaultServer.Behaviour;
import io.github.mediastore.s3.FaultServer.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a server does, a call ends soon, by the truth or by an error that says what was wrong.
 */
@Timeout(60)
class FaultTest extends WithFaultServer {

  private static final String MARK_OF_AN_UPLOAD = "x-amz-meta-media-store-upload";
  private static final String MARK_OF_A_MARK = "x-amz-meta-media-store-mark";
  private static final int LARGE = 1_200_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration IMPATIENCE = Duration.ofMillis(1_500);

  private ObjectStore objectsOn(Behaviour wanted) {
    return objectsOn(PATIENCE, wanted);
  }

  private static InputStream bytes(int size) {
    return new ByteArrayInputStream(new byte[size]);
  }

  @ParameterizedTest
  @CsvSource({"500,InternalError", "503,SlowDown", "429,TooManyRequests", "400,RequestTimeout"})
  void whatPassesIsTriedAgain(int status, String code) throws IOException {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              if (number < 2) {
                exchange.error(status, code);
              } else {
                exchange.answer(200, "", "ETag: \"e\"");
              }
            });
    objects.put("a", "video/mp4", bytes(10));
    assertThat(server.requests()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"500,InternalError", "503,SlowDown"})
  void whatDoesNotPassIsThrownSoon(int status, String code) {
    ObjectStore objects = objectsOn((request, number, exchange) -> exchange.error(status, code));
    for (ThrowingCall call : calls(objects)) {
      assertThatExceptionOfType(S3Exception.class)
          .isThrownBy(call::run)
          .withMessageContaining("bucket media")
          .satisfies(e -> assertThat(e.status()).isEqualTo(status));
    }
    assertThat(server.requests().size()).isLessThan(50);
  }

  /** A call that may throw. */
  interface ThrowingCall {

    /** Calls. */
    void run() throws IOException;
  }

  private static ThrowingCall[] calls(ObjectStore objects) {
    return new ThrowingCall[] {
      () -> objects.put("a", "video/mp4", bytes(10)),
      () -> objects.put("a", "video/mp4", bytes(3 * PART)),
      () -> objects.create("a", new byte[1]),
      () -> objects.read("a", new ByteRange(0, 9)).readAllBytes(),
      () -> objects.delete("a"),
      () -> objects.list("", "", 10),
      () -> objects.copy("a", "e", "b"),
      () -> objects.find("a")
    };
  }

  @ParameterizedTest
  @CsvSource({
    "403,AccessDenied,have no right",
    "403,RequestTimeTooSkewed,clocks differ",
    "403,SignatureDoesNotMatch,secret access key is another",
    "400,AuthorizationHeaderMalformed,is elsewhere",
    "404,NoSuchBucket,bucket does not exist",
    "301,PermanentRedirect,is elsewhere",
    "307,TemporaryRedirect,is elsewhere",
    "501,NotImplemented,501"
  })
  void whatIsRefusedIsNotTriedAgainAndExplained(int status, String code, String words) {
    ObjectStore objects = objectsOn((request, number, exchange) -> exchange.error(status, code));
    for (ThrowingCall call :
        new ThrowingCall[] {
          () -> objects.put("a", "video/mp4", bytes(10)), () -> objects.delete("a")
        }) {
      assertThatExceptionOfType(S3Exception.class)
          .isThrownBy(call::run)
          .withMessageContaining(words)
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("the-secret", "Signature="))
          .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aMissingBucketIsNotAnAbsentObject() {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              if (request.startsWith("HEAD")) {
                exchange.answer(404, "");
              } else {
                exchange.error(404, "NoSuchBucket");
              }
            });
    assertThatExceptionOfType(S3Exception.class).isThrownBy(() -> objects.find("a"));
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> objects.read("a", new ByteRange(0, 0)));
    assertThatExceptionOfType(S3Exception.class).isThrownBy(() -> objects.delete("a"));
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    try (FaultServer other = new FaultServer((r, n, exchange) -> exchange.answer(200, ""))) {
      ObjectStore objects =
          objectsOn(
              (request, number, exchange) ->
                  exchange.answer(
                      307,
                      "<Error><Code>TemporaryRedirect</Code></Error>",
                      "Location: " + other.address() + "/media/a",
                      "x-amz-bucket-region: eu-central-1"));
      assertThatExceptionOfType(S3Exception.class)
          .isThrownBy(() -> objects.read("a", new ByteRange(0, 0)))
          .withMessageContaining("eu-central-1");
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void anAnswerThatNeverComesIsGivenUp() {
    ObjectStore objects =
        objectsOn(IMPATIENCE, (request, number, exchange) -> Thread.sleep(60_000));
    long began = System.nanoTime();
    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> objects.read("a", new ByteRange(0, 0)))
        .withMessageContaining("object a");
    assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> objects.delete("a"));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aServerThatTakesNoBytesIsGivenUp() {
    ObjectStore objects =
        objectsOn(IMPATIENCE, (request, number, exchange) -> Thread.sleep(60_000));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> objects.put("a", "video/mp4", bytes(PART - 1)));
  }

  @Test
  void aBodyThatStopsIsReadFromItsNextByteOn() throws IOException {
    ObjectStore objects =
        objectsOn(
            IMPATIENCE,
            (request, number, exchange) -> {
              serve(exchange, number == 0 ? 100_000 : LARGE);
              if (number == 0) {
                Thread.sleep(60_000);
              }
            });
    try (InputStream stream = objects.read("a", new ByteRange(0, LARGE - 1))) {
      assertThat(stream.readAllBytes()).isEqualTo(content(0, LARGE));
    }
  }

  private static byte[] content(int first, int end) {
    byte[] bytes = new byte[end - first];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((first + i) % 251);
    }
    return bytes;
  }

  /** Answers a request for a range of the content, but only with so many of its bytes. */
  private static void serve(Exchange exchange, int most) throws IOException {
    String[] range = exchange.headers().getOrDefault("range", "").substring(6).split("-", 2);
    int first = Integer.parseInt(range[0]);
    int last = Integer.parseInt(range[1]);
    partOf(exchange, first, last, "");
    exchange.out().write(content(first, Math.min(last + 1, first + most)));
    exchange.out().flush();
  }

  private static void partOf(Exchange exchange, int first, int last, String sent)
      throws IOException {
    exchange.write(
        "HTTP/1.1 206 Partial Content\r\nETag: \"e\"\r\nContent-Length: "
            + (last - first + 1)
            + "\r\nContent-Range: bytes "
            + first
            + "-"
            + last
            + "/1000\r\n\r\n"
            + sent);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void aConnectionThatIsResetInTheBodyIsReplaced(int size) throws IOException {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              serve(exchange, number < 2 ? size / 3 : LARGE);
              if (number < 2) {
                Thread.sleep(50);
                exchange.reset();
              }
            });
    try (InputStream stream = objects.read("a", new ByteRange(0, size - 1))) {
      assertThat(stream.readAllBytes()).isEqualTo(content(0, size));
    }
    assertThat(server.requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void aBodyThatAlwaysEndsEarlyIsAnError(int size) {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              serve(exchange, 1);
              exchange.socket().close();
            });
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> objects.read("a", new ByteRange(0, size - 1)).readAllBytes());
    assertThat(server.requests().size()).isLessThan(20);
  }

  @Test
  void anObjectThatIsReplacedWhileItIsReadIsNotMixed() {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              if (number == 0) {
                serve(exchange, 100_000);
                Thread.sleep(50);
                exchange.reset();
              } else {
                assertThat(exchange.headers()).containsEntry("if-match", "\"e\"");
                exchange.error(412, "PreconditionFailed");
              }
            });
    assertThatExceptionOfType(NoSuchObjectException.class)
        .isThrownBy(() -> objects.read("a", new ByteRange(0, LARGE - 1)).readAllBytes());
  }

  @Test
  void slowReadersHoldNoConnections() throws Exception {
    ObjectStore objects = objectsOn((request, number, exchange) -> serve(exchange, LARGE));
    int readers = 200;
    List<InputStream> streams = new ArrayList<>();
    for (int i = 0; i < readers; i++) {
      streams.add(objects.read("a", new ByteRange(i, LARGE - 1)));
      assertThat(streams.get(i).readNBytes(1_000)).isEqualTo(content(i, i + 1_000));
    }
    for (int i = 0; i < 100 && server.connections() > 0; i++) {
      Thread.sleep(100);
    }
    assertThat(server.connections()).isZero();
    for (int round = 1; round <= 3; round++) {
      for (int i = 0; i < readers; i++) {
        int next = i + round * 1_000;
        assertThat(streams.get(i).readNBytes(1_000)).isEqualTo(content(next, next + 1_000));
      }
      // What is left is the HTTP client's, for the next request of anybody.
      assertThat(server.connections()).isLessThan(10);
    }
    for (int i = 0; i < readers; i++) {
      assertThat(streams.get(i).readAllBytes()).isEqualTo(content(i + 4_000, LARGE));
      streams.get(i).close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "206 Partial\r\nContent-Range: bytes 0-9/1000",
        "206 Partial\r\nContent-Range: bytes 5-13/1000",
        "206 Partial\r\nContent-Range: bytes */1000",
        "206 Partial\r\nContent-Range: words 5-14/1000",
        "206 Partial",
        "200 OK"
      })
  void anAnswerOfOtherBytesIsAnError(String head) {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) ->
                exchange.write("HTTP/1.1 " + head + "\r\nContent-Length: 10\r\n\r\n0123456789"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> objects.read("a", new ByteRange(5, 14)))
        .withMessageContaining("bytes 5-14");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aShorterObjectIsAnErrorAtOnce() {
    ObjectStore objects = objectsOn((request, number, exchange) -> partOf(exchange, 5, 9, "01234"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> objects.read("a", new ByteRange(5, 14)));
  }

  @Test
  void closingEarlyDoesNotReadTheRest() throws Exception {
    AtomicInteger written = new AtomicInteger();
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              int size = 1 << 30;
              partOf(exchange, 0, size - 1, "");
              byte[] block = new byte[1 << 16];
              for (int sent = 0; sent < size; sent += block.length) {
                exchange.out().write(block);
                written.addAndGet(block.length);
              }
            });
    InputStream stream = objects.read("a", new ByteRange(0, (1 << 30) - 1));
    stream.readNBytes(100);
    stream.close();
    for (int i = 0; i < 100 && server.connections() > 0; i++) {
      Thread.sleep(50);
    }
    assertThat(server.connections()).isZero();
    assertThat(written.get()).isLessThan(64 << 20);
  }

  @Test
  void aConnectionThatIsResetInAnUploadIsTriedAgain() throws IOException {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              if (number < 2) {
                exchange.in().readNBytes(100);
                exchange.reset();
              } else {
                exchange.answer(200, "", "ETag: \"e\"");
              }
            });
    objects.put("a", "video/mp4", bytes(PART - 1));
    assertThat(server.requests()).hasSize(3);
  }

  /** Answers a multipart upload, but for what a test does to it. */
  private static void multipart(String request, Exchange exchange) throws IOException {
    if (request.endsWith("?uploads=")) {
      exchange.answer(200, "<R><UploadId>id/1</UploadId></R>");
    } else if (request.startsWith("POST")) {
      exchange.answer(
          200, "<CompleteMultipartUploadResult><ETag>x</ETag></CompleteMultipartUploadResult>");
    } else if (request.startsWith("DELETE")) {
      exchange.answer(204, "");
    } else {
      exchange.answer(200, "", "ETag: \"e\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"partNumber=3&", "partNumber=1&", "POST /media/a?uploadId="})
  void anUploadThatFailsIsAborted(String what) {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              if (request.contains(what)) {
                exchange.error(403, "AccessDenied");
              } else {
                multipart(request, exchange);
              }
            });
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> objects.put("a", "video/mp4", bytes(5 * PART)));
    assertThat(server.requests()).last().isEqualTo("DELETE /media/a?uploadId=id%2F1");
  }

  @Test
  void anUploadThatIsInterruptedIsAbortedToo() throws InterruptedException {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              if (request.contains("partNumber=2&")) {
                Thread.sleep(60_000);
              } else {
                multipart(request, exchange);
              }
            });
    AtomicReference<Throwable> thrown = new AtomicReference<>(new AssertionError("not ended"));
    AtomicBoolean isInterrupted = new AtomicBoolean();
    Thread upload =
        new Thread(
            () -> {
              try {
                objects.put("a", "video/mp4", bytes(5 * PART));
              } catch (IOException e) {
                thrown.set(e);
              }
              isInterrupted.set(Thread.currentThread().isInterrupted());
            });
    upload.start();
    while (server.requests().stream().noneMatch(r -> r.contains("partNumber=2&"))) {
      Thread.sleep(10);
    }
    upload.interrupt();
    upload.join();
    assertThat(thrown.get()).isInstanceOf(InterruptedIOException.class);
    assertThat(isInterrupted).isTrue();
    assertThat(server.requests()).last().isEqualTo("DELETE /media/a?uploadId=id%2F1");
  }

  @ParameterizedTest
  @CsvSource({"InternalError,true", "SlowDown,true", "MalformedXML,false"})
  void anErrorThatComesAfterStatus200IsAnError(String code, boolean passes) throws IOException {
    AtomicInteger completions = new AtomicInteger();
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              boolean isEnd = request.startsWith("POST /media/a?uploadId");
              if (isEnd && completions.getAndIncrement() < 1) {
                exchange.answer(
                    200, "<?xml version=\"1.0\"?>\n   <Error><Code>" + code + "</Code></Error>");
              } else {
                multipart(request, exchange);
              }
            });
    if (passes) {
      objects.put("a", "video/mp4", bytes(3 * PART));
    } else {
      assertThatExceptionOfType(S3Exception.class)
          .isThrownBy(() -> objects.put("a", "video/mp4", bytes(3 * PART)));
    }
    assertThat(completions).hasValue(passes ? 2 : 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofALostAnswerTheObjectItselfTellsWhetherItIsThere(boolean isOurs) throws IOException {
    AtomicReference<String> mark = new AtomicReference<>("");
    AtomicInteger completions = new AtomicInteger();
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              if (request.startsWith("POST /media/a?uploadId")) {
                if (completions.getAndIncrement() == 0) {
                  exchange.reset();
                } else {
                  exchange.error(404, "NoSuchUpload");
                }
              } else if (request.startsWith("HEAD")) {
                exchange.answer(
                    200, "", MARK_OF_AN_UPLOAD + ": " + (isOurs ? mark.get() : "another"));
              } else {
                mark.compareAndSet("", exchange.headers().getOrDefault(MARK_OF_AN_UPLOAD, ""));
                multipart(request, exchange);
              }
            });
    if (isOurs) {
      objects.put("a", "video/mp4", bytes(3 * PART));
    } else {
      assertThatExceptionOfType(S3Exception.class)
          .isThrownBy(() -> objects.put("a", "video/mp4", bytes(3 * PART)));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoLosesTheAnswerToACreateLearnsWhoseTheMarkIs(boolean isOurs) throws IOException {
    AtomicReference<String> mark = new AtomicReference<>("");
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              if (number == 0) {
                mark.set(exchange.headers().getOrDefault(MARK_OF_A_MARK, ""));
                exchange.reset();
              } else if (request.startsWith("HEAD")) {
                exchange.answer(200, "", MARK_OF_A_MARK + ": " + (isOurs ? mark.get() : "another"));
              } else {
                exchange.error(412, "PreconditionFailed");
              }
            });
    assertThat(objects.create("a", new byte[1])).isEqualTo(isOurs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c"
            + " \"&b;&b;&b;&b;\">]><ListBucketResult><K>&c;</K></ListBucketResult>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM"
            + " \"file:///etc/passwd\">]><ListBucketResult><IsTruncated>&x;</IsTruncated></ListBucketResult>",
        "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\"><R/>",
        "<ListBucketResult><Contents><Key>a</Key></ListBucketResult>",
        "<ListBucketResult><Contents></Contents></ListBucketResult>",
        "<ListBucketResult><Contents><Key>a</Key><Size>x</Size></Contents></ListBucketResult>",
        "<ListBucketResult><Contents><Key>a</Key><Size>1</Size><LastModified>now</LastModified></Contents></ListBucketResult>",
        "<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>%zz</Key></Contents></ListBucketResult>",
        "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
        "<ListBucketResult>&undefined;</ListBucketResult>",
        "not XML",
        "",
        "\u0000"
      })
  void aListingThatIsNoneIsAnError(String answer) {
    ObjectStore objects = objectsOn((request, number, exchange) -> exchange.answer(200, answer));
    assertThatThrownBy(() -> objects.list("", "", 10))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("root:");
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a>", "<a/>", "x"})
  void aListingWithoutEndIsAnError(String piece) {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n<R>");
              String block = piece.repeat(10_000);
              for (int sent = 0; sent < 100_000_000; sent += block.length()) {
                exchange.write(block);
              }
            });
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> objects.list("", "", 10));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void anErrorPageOfAProxyIsNoXml() {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) ->
                exchange.answer(403, "<html><body>Go away<br></body>", "Content-Type: text/html"));
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> objects.delete("a"))
        .withMessageContaining("403");
  }

  @Test
  void theMessageOfAServerIsOneShortLine() {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) ->
                exchange.answer(
                    403,
                    "<Error><Code>X</Code><Message>a\nb\u001b"
                        + "c".repeat(5_000)
                        + "</Message></Error>"));
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> objects.delete("a"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(600));
  }

  @Test
  void aServerThatIsNotThereIsAnErrorSoon() throws IOException {
    ObjectStore objects = objectsOn((request, number, exchange) -> {});
    server.close();
    for (ThrowingCall call : calls(objects)) {
      assertThatExceptionOfType(IOException.class).isThrownBy(call::run);
    }
  }

  @Test
  void aListingThatIsNotInOrderIsAnErrorAndNotEndless() {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) ->
                exchange.answer(
                    200,
                    """
                    <ListBucketResult><IsTruncated>true</IsTruncated><Contents><Key>b</Key>
                    <Size>1</Size><LastModified>2026-01-01T00:00:00Z</LastModified>
                    <ETag>"e"</ETag></Contents></ListBucketResult>
                    """));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> objects.list("", "", 10))
        .withMessageContaining("order");
  }
}

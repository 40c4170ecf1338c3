package io.github.mediastore.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.ByteRange;
import io.github.mediastore.objects.NoSuchObjectException;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.s3.FaultServer.Behaviour;
import io.github.mediastore.s3.FaultServer.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that looks like success and is not taken for it. */
@Timeout(30)
class WrongAnswerTest extends WithFaultServer {

  private static final int LARGE = 1_200_000;

  private ObjectStore objectsOn(Behaviour wanted) {
    return objectsOn(Duration.ofMillis(300), wanted);
  }

  private static void put(ObjectStore objects, int size) throws IOException {
    objects.put("a", "video/mp4", new ByteArrayInputStream(new byte[size]));
  }

  private static void range(Exchange exchange, String etag, int total, int most)
      throws IOException {
    String[] range = exchange.headers().getOrDefault("range", "").substring(6).split("-", 2);
    int first = Integer.parseInt(range[0]);
    int last = Integer.parseInt(range[1]);
    exchange.write(
        String.format(
            Locale.ROOT,
            "HTTP/1.1 206 Partial\r\n%sContent-Range: bytes %d-%d/%d\r\nContent-Length: %d\r\n\r\n",
            etag,
            first,
            last,
            total,
            last - first + 1));
    exchange.out().write(new byte[Math.min(most, last - first + 1)]);
    exchange.out().flush();
  }

  @ParameterizedTest
  @CsvSource({"2,1200000", "1,1200001", ",1200001"})
  void aServerThatHeedsNoConditionDoesNotMixTwoVersions(String second, int total) {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              String etag =
                  second == null ? "" : "ETag: \"" + (number == 0 ? 1 : second) + "\"\r\n";
              range(exchange, etag, number == 0 ? LARGE : total, number == 0 ? 400_000 : LARGE);
              if (number == 0) {
                Thread.sleep(20);
                exchange.socket().close();
              }
            });
    assertThatExceptionOfType(NoSuchObjectException.class)
        .isThrownBy(
            () -> {
              try (InputStream stream = objects.read("a", new ByteRange(0, LARGE - 1))) {
                stream.readAllBytes();
              }
            })
        .withMessageContaining("in the version that was being read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Log in</body></html>",
        "<Wait/>",
        "Please log in",
        "{\"ok\":true}"
      })
  void aPageOfAnotherServerStoresAndDeletesNothing(String page) {
    ObjectStore objects = objectsOn((request, number, exchange) -> exchange.answer(200, page));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> put(objects, 10));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> put(objects, 3 * PART));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> objects.create("a", new byte[1]));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> objects.list("", "", 10));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> objects.discardUploads("", Instant.now()));
    if (!page.isEmpty()) {
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> objects.delete("a"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html><body>Log in</body></html>", "<Wait/>"})
  void anUploadIsCompleteWhenItIsSaidToBe(String page) {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              if (request.endsWith("?uploads=")) {
                exchange.answer(200, "<R><UploadId>id</UploadId></R>");
              } else if (request.startsWith("POST")) {
                exchange.answer(200, page);
              } else {
                exchange.answer(200, "", "ETag: \"e\"");
              }
            });
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> put(objects, 3 * PART));
    assertThat(server.requests()).last().isEqualTo("DELETE /media/a?uploadId=id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"200 OK", "403 Forbidden", "206 Partial\r\nContent-Range: bytes 0-9999/10000"})
  void anAnswerThatTricklesIsGivenUp(String head) {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              exchange.write(
                  "HTTP/1.1 " + head + "\r\nETag: \"e\"\r\nContent-Length: 10000\r\n\r\n");
              for (int i = 0; i < 1_000; i++) {
                exchange.write(" ");
                Thread.sleep(100);
              }
            });
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () -> {
              if (head.startsWith("2")) {
                objects.read("a", new ByteRange(0, 9_999)).close();
              } else {
                objects.delete("a");
              }
            });
    if (!head.startsWith("206")) {
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> objects.list("", "", 10));
    }
  }

  @Test
  void anUploadThatCannotBeDiscardedDoesNotKeepTheOthers() {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              if (request.startsWith("GET")) {
                exchange.answer(
                    200,
                    "<ListMultipartUploadsResult>"
                        + upload("a")
                        + upload("b")
                        + upload("c")
                        + "</ListMultipartUploadsResult>");
              } else if (request.startsWith("DELETE /media/b")) {
                exchange.answer(204, "");
              } else {
                exchange.error(403, "AccessDenied");
              }
            });
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> objects.discardUploads("", Instant.now()))
        .withMessageContaining("object a");
    assertThat(server.requests())
        .containsAll(List.of("DELETE /media/b?uploadId=i", "DELETE /media/c?uploadId=i"));
  }

  private static String upload(String key) {
    return "<Upload><Key>"
        + key
        + "</Key><UploadId>i</UploadId><Initiated>2020-01-01T00:00:00Z</Initiated></Upload>";
  }

  @Test
  void namesThatAreNoKeysArePassedOverByTheThousand() throws IOException {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) -> {
              StringBuilder page = new StringBuilder("<ListBucketResult><IsTruncated>");
              page.append(number < 3).append("</IsTruncated>");
              int most = Integer.parseInt(request.replaceFirst(".*max-keys=(\\d+).*", "$1"));
              for (int i = 0; i < most; i++) {
                String key =
                    String.format(Locale.ROOT, number < 3 ? "%d %03d" : "%d-%03d", number, i);
                page.append("<Contents><Key>").append(key).append("</Key><Size>1</Size>");
                page.append("<LastModified>2020-01-01T00:00:00Z</LastModified></Contents>");
              }
              exchange.answer(200, page.append("</ListBucketResult>").toString());
            });
    assertThat(objects.list("", "", 2)).extracting("key").containsExactly("3-000", "3-001");
    assertThat(server.requests().get(0)).contains("max-keys=2&");
    assertThat(server.requests().get(2)).contains("max-keys=1000&");
  }

  @Test
  void aSizeBelowZeroIsNone() {
    ObjectStore objects =
        objectsOn(
            (request, number, exchange) ->
                exchange.answer(
                    200,
                    "<ListBucketResult><Contents><Key>a</Key><Size>-5</Size><LastModified>"
                        + "2020-01-01T00:00:00Z</LastModified></Contents></ListBucketResult>"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> objects.list("", "", 2))
        .withMessageContaining("size of a");
  }

  @ParameterizedTest
  @CsvSource({
    "400,ExpiredToken,credentials have expired",
    "403,ExpiredToken,credentials have expired",
    "403,InvalidAccessKeyId,knows no such access key"
  })
  void whatIsWrongWithTheCredentialsIsSaid(int status, String code, String words) {
    ObjectStore objects = objectsOn((request, number, exchange) -> exchange.error(status, code));
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> objects.delete("a"))
        .withMessageContaining(words)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("no right to this"));
  }
}

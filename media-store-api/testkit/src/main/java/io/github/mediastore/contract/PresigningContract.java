package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.objects.PresignedUpload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the addresses do that an object store gives to those who have no account with it. */
public interface PresigningContract extends ObjectStoreUnderTest {

  /** What an address is asked for that is not for it. */
  ResponseHeaders INLINE = new ResponseHeaders("video/mp4", "inline", "private, max-age=60");

  @Test
  default void anAddressIsReadWithoutAnAccount() throws Exception {
    String key = newFolder() + "video.mp4";
    byte[] bytes = TestContent.bytes(100_000, 1);
    put(key, bytes);
    HttpResponse<byte[]> answer = get(address(key, INLINE));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(bytes);
    assertThat(get(address(key, INLINE)).body()).isEqualTo(bytes);
  }

  private URI address(String key, ResponseHeaders headers) {
    return objects().presignRead(key, headers, Duration.ofMinutes(5)).orElseThrow();
  }

  private static HttpResponse<byte[]> get(URI address, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  default void anAddressGivesRanges() throws Exception {
    String key = newFolder() + "ranges.mp4";
    byte[] bytes = TestContent.bytes(100_000, 2);
    put(key, bytes);
    HttpResponse<byte[]> answer = get(address(key, INLINE), "range", "bytes=500-70000");
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(bytes, 500, 70_001));
    assertThat(answer.headers().firstValue("content-range")).hasValue("bytes 500-70000/100000");
  }

  @Test
  default void anAddressSaysWhatItWasToldTo() throws Exception {
    String key = newFolder() + "named.mp4";
    put(key, new byte[10]);
    for (String disposition :
        new String[] {
          "inline",
          "attachment; filename=\"a b.mp4\"",
          "attachment; filename=\"a+b&c=d;e.mp4\"",
          "attachment; filename=\"Tuer.mp4\"; filename*=UTF-8''T%C3%BCr%20%E2%82%AC.mp4"
        }) {
      ResponseHeaders headers =
          new ResponseHeaders("video/webm; codecs=\"vp9, opus\"", disposition, "private, no-cache");
      HttpResponse<byte[]> answer = get(address(key, headers));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type")).hasValue(headers.contentType());
      assertThat(answer.headers().firstValue("content-disposition")).hasValue(disposition);
      assertThat(answer.headers().firstValue("cache-control")).hasValue(headers.cacheControl());
    }
  }

  @Test
  default void anAddressIsForItsObjectAndItsWordsAlone() throws Exception {
    String folder = newFolder();
    put(folder + "mine", new byte[10]);
    put(folder + "other", new byte[10]);
    String address = address(folder + "mine", INLINE).toString();
    for (String changed :
        new String[] {
          address.replace(folder + "mine", folder + "other"),
          address.replace("video%2Fmp4", "text%2Fhtml"),
          address.replace("inline", "attachment"),
          address.substring(0, address.indexOf('?'))
        }) {
      assertThat(changed).isNotEqualTo(address);
      assertThat(get(URI.create(changed)).statusCode()).isBetween(400, 403);
    }
  }

  @Test
  default void anAddressExpires() throws Exception {
    String key = newFolder() + "short";
    put(key, new byte[10]);
    URI address = objects().presignRead(key, INLINE, Duration.ofSeconds(1)).orElseThrow();
    long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    int status;
    do {
      Thread.sleep(500);
      status = get(address).statusCode();
    } while (status == 200 && System.nanoTime() < until);
    assertThat(status).isBetween(400, 403);
  }

  @Test
  default void anAddressIsValidForASecondToSevenDays() {
    String key = newFolder() + "valid";
    for (Duration valid :
        new Duration[] {
          Duration.ZERO,
          Duration.ofSeconds(-1),
          Duration.ofMillis(999),
          Duration.ofDays(7).plusSeconds(1)
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> objects().presignRead(key, INLINE, valid));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> objects().presignUpload(key, "video/mp4", 1, valid));
    }
    assertThat(objects().presignRead(key, INLINE, Duration.ofDays(7))).isPresent();
  }

  @Test
  default void anUploadIsTakenOnceOrAgain() throws Exception {
    String key = newFolder() + "upload";
    for (int size : new int[] {5_000, 0}) {
      PresignedUpload upload = upload(key, size);
      byte[] bytes = TestContent.bytes(size, 4);
      assertThat(send(upload, "video/mp4", bytes)).isEqualTo(200);
      assertThat(get(key)).isEqualTo(bytes);
      byte[] others = TestContent.bytes(size, 5);
      assertThat(send(upload, "video/mp4", others)).isEqualTo(200);
      assertThat(get(key)).isEqualTo(others);
    }
    HttpResponse<byte[]> answer = get(address(key, INLINE));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private PresignedUpload upload(String key, int size) {
    return objects().presignUpload(key, "video/mp4", size, Duration.ofMinutes(5)).orElseThrow();
  }

  private static int send(PresignedUpload upload, String type, byte[] bytes)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(upload.address()).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
    upload.headers().forEach(request::setHeader);
    request.setHeader("content-type", type);
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
        .statusCode();
  }

  @Test
  default void anUploadOfAnotherTypeOrSizeIsRefused() throws Exception {
    String key = newFolder() + "refused";
    PresignedUpload upload = upload(key, 5_000);
    assertThat(send(upload, "text/html", new byte[5_000])).isBetween(400, 403);
    assertThat(send(upload, "video/mp4", new byte[5_001])).isBetween(400, 403);
    assertThat(send(upload, "video/mp4", new byte[4_999])).isBetween(400, 403);
    assertThat(send(upload, "video/mp4", new byte[0])).isBetween(400, 403);
    assertThat(objects().find(key)).isEmpty();
  }
}

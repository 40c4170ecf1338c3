package io.github.mediastore.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.objects.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the builder makes of settings, and what it refuses. */
class S3SettingsTest {

  private static final S3CredentialsProvider CREDENTIALS = S3CredentialsProvider.of("id", "secret");

  @ParameterizedTest
  @CsvSource({
    "media,eu-central-1,https://media.s3.eu-central-1.amazonaws.com/a/b",
    "me.dia,eu-central-1,https://s3.eu-central-1.amazonaws.com/me.dia/a/b",
    "media,cn-north-1,https://media.s3.cn-north-1.amazonaws.com.cn/a/b"
  })
  void amazonIsFoundByItsRegion(String bucket, String region, String address) {
    assertThat(presigned(S3ObjectStore.builder(bucket).region(region))).isEqualTo(address);
  }

  private static String presigned(S3ObjectStoreBuilder builder) {
    ResponseHeaders headers = new ResponseHeaders("video/mp4", "inline", "no-cache");
    URI address =
        builder
            .credentials(CREDENTIALS)
            .build()
            .presignRead("a/b", headers, Duration.ofMinutes(1))
            .orElseThrow();
    return address.toString().replaceFirst("\\?.*", "");
  }

  @ParameterizedTest
  @CsvSource({
    "https://ID.r2.cloudflarestorage.com,https://id.r2.cloudflarestorage.com/media/a/b",
    "https://objects.example.org/,https://objects.example.org/media/a/b",
    "https://objects.example.org:443,https://objects.example.org/media/a/b",
    "http://127.0.0.1:9000,http://127.0.0.1:9000/media/a/b",
    "http://[::1]:9000,http://[::1]:9000/media/a/b",
    "https://p.supabase.co/storage/v1/s3,https://p.supabase.co/storage/v1/s3/media/a/b"
  })
  void anEndpointIsTakenAsItIs(String endpoint, String address) {
    assertThat(presigned(S3ObjectStore.builder("media").endpoint(URI.create(endpoint))))
        .isEqualTo(address);
  }

  @Test
  void aBucketCanBeAHostOfItsOwn() {
    URI endpoint = URI.create("https://fra1.example.org");
    assertThat(presigned(S3ObjectStore.builder("media").endpoint(endpoint).virtualHost()))
        .isEqualTo("https://media.fra1.example.org/a/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "objects.example.org",
        "ftp://objects.example.org",
        "https:///media",
        "https://id:secret@objects.example.org",
        "https://objects.example.org?a=b",
        "https://objects.example.org#a"
      })
  void whatIsNoEndpointIsRefused(String endpoint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> S3ObjectStore.builder("media").endpoint(URI.create(endpoint)))
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a/b", "a?b", "../x", "a b", "a@b", "-a"})
  void whatIsNoBucketIsRefused(String bucket) {
    assertThatIllegalArgumentException().isThrownBy(() -> S3ObjectStore.builder(bucket));
  }

  @Test
  void whatCannotWorkIsRefused() {
    S3ObjectStoreBuilder builder = S3ObjectStore.builder("media");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.region("eu/central"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.region(""));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.partSize((5 << 20) - 1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.partSize((1 << 30) + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.partsAtOnce(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.patience(Duration.ZERO));
    HttpClient follows =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    assertThatIllegalArgumentException().isThrownBy(() -> builder.httpClient(follows));
    assertThatIllegalArgumentException().isThrownBy(() -> S3CredentialsProvider.of("", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> S3CredentialsProvider.of("a", " "));
  }

  @Test
  void withoutCredentialsNothingIsSentOrSigned() {
    ObjectStore objects =
        S3ObjectStore.builder("media")
            .endpoint(URI.create("http://127.0.0.1:1"))
            .credentials(
                () -> {
                  throw new IOException("no credentials here");
                })
            .build();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> objects.find("a"))
        .withMessage("no credentials here");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> objects.presignUpload("a", "video/mp4", 1, Duration.ofMinutes(1)));
  }
}

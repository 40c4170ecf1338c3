package io.github.mediastore.s3.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.s3.S3Credentials;
import io.github.mediastore.s3.S3CredentialsProvider;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;

/** What docs/object-stores.md shows works. */
class SettingsTest {

  @Test
  void storesAreBuiltWithoutAskingThem() {
    assertThat(Settings.amazon()).isNotNull();
    assertThat(Settings.other(URI.create("https://objects.example.org"), "auto")).isNotNull();
  }

  @Test
  void theProvidersOfTheSdkCanBeUsed() throws IOException {
    assertThat(Settings.ofSdk(() -> AwsBasicCredentials.create("a", "b")).get())
        .isEqualTo(new S3Credentials("a", "b", null));
    assertThat(Settings.ofSdk(() -> AwsSessionCredentials.create("a", "b", "c")).get())
        .isEqualTo(new S3Credentials("a", "b", "c"));
    S3CredentialsProvider none =
        Settings.ofSdk(
            () -> {
              throw SdkException.builder().message("none").build();
            });
    assertThatExceptionOfType(IOException.class).isThrownBy(none::get);
  }
}

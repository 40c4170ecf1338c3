package io.github.mediastore.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Why there was no answer is said in words, whatever the JDK says of it. */
class S3FailureTest {

  @Test
  void namesOfClassesAreNoWords() {
    ConnectException unresolved = new ConnectException();
    unresolved.initCause(new UnresolvedAddressException());
    assertThat(S3Failure.unanswered(unresolved)).isEqualTo("no host has that name");
    assertThat(S3Failure.unanswered(new ConnectException())).isEqualTo("nobody answers there");
    assertThat(S3Failure.unanswered(new ConnectException("Connection refused")))
        .isEqualTo("cannot connect, Connection refused");
    assertThat(S3Failure.unanswered(new IOException(new EOFException("it ended\nearly"))))
        .isEqualTo("it ended early");
    assertThat(S3Failure.unanswered(new SSLHandshakeException("PKIX path building failed")))
        .isEqualTo("PKIX path building failed");
    assertThat(S3Failure.unanswered(new IOException(new EOFException())))
        .isEqualTo("the connection was lost");
    assertThat(S3Failure.unanswered(null)).isEqualTo("the connection was lost");
  }

  @Test
  void aPortOnWhichNobodyListensIsSaidSo() {
    S3ObjectStore nobody =
        S3ObjectStore.builder("media")
            .endpoint(URI.create("http://127.0.0.1:1"))
            .credentials(S3CredentialsProvider.of("id", "secret"))
            .hasty()
            .build();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> nobody.find("a/b"))
        .withMessageMatching("HEAD of object a/b in bucket media of 127.0.0.1:1: (nobody|cannot).*")
        .withMessageNotContaining("java.");
  }
}

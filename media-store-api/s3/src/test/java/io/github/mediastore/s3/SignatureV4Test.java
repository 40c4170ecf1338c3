package io.github.mediastore.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The examples of "Signature Calculations" in the Amazon S3 API, with the keys given there. */
class SignatureV4Test {

  private static final S3Address ADDRESS =
      new S3Address(URI.create("https://s3.amazonaws.com"), "examplebucket", "us-east-1", true);
  private static final S3Credentials CREDENTIALS =
      new S3Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null);
  private static final SignatureV4 SIGNATURE =
      new SignatureV4(ADDRESS, CREDENTIALS, Instant.parse("2013-05-24T00:00:00Z"));

  @Test
  void anObjectIsGot() {
    assertThat(signed(S3Request.of("GET", "test.txt").header("range", "bytes=0-9")))
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + " SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, Signature="
                + "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  private static String signed(S3Request request) {
    return SIGNATURE.sign(request).getOrDefault("authorization", "");
  }

  @Test
  void theQueryIsPartOfIt() {
    assertThat(signed(S3Request.ofBucket("GET").query("lifecycle", "")))
        .endsWith("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    assertThat(signed(S3Request.ofBucket("GET").query("prefix", "J").query("max-keys", "2")))
        .endsWith("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
  }

  @Test
  void theBodyIsPartOfIt() {
    byte[] body = "Welcome to Amazon S3.".getBytes(StandardCharsets.US_ASCII);
    S3Request request = S3Request.of("PUT", "test.txt").body(body);
    assertThat(SIGNATURE.sign(request))
        .containsEntry(
            "x-amz-content-sha256",
            "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072");
  }

  @Test
  void anAddressIsPresigned() {
    assertThat(
            ADDRESS.uri(
                "test.txt", SIGNATURE.presign(S3Request.of("GET", "test.txt"), Duration.ofDays(1))))
        .asString()
        .isEqualTo(
            "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-Signature="
                + "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
                + "&X-Amz-SignedHeaders=host");
  }

  @Test
  void theTokenOfASessionIsSigned() {
    S3Credentials session = new S3Credentials("id", "secret", "token/+=");
    SignatureV4 signature = new SignatureV4(ADDRESS, session, Instant.EPOCH);
    assertThat(signature.sign(S3Request.of("GET", "a")))
        .containsEntry("x-amz-security-token", "token/+=")
        .hasEntrySatisfying(
            "authorization", a -> assertThat(a).contains("x-amz-date;x-amz-security-token,"));
    assertThat(ADDRESS.uri("a", signature.presign(S3Request.of("GET", "a"), Duration.ofDays(1))))
        .asString()
        .contains("X-Amz-Security-Token=token%2F%2B%3D&X-Amz-Signature=");
  }

  @Test
  void noSecretIsInTheTextOfCredentials() {
    assertThat(new S3Credentials("id", "secret", "token").toString())
        .isEqualTo("S3Credentials[id]");
  }
}

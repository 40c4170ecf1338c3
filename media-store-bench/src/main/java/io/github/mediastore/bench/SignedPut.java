package io.github.mediastore.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An upload as the simplest S3 client sends it: the content is read for its digest, which is signed
 * ("Signature Calculations for the Authorization Header" in the Amazon S3 API), and read again to
 * be sent.
 */
final class SignedPut {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private SignedPut() {}

  /** Reads the content for its digest and returns the request, which reads it once more. */
  static HttpRequest request(URI address, Supplier<InputStream> content, long size)
      throws IOException {
    try {
      String time = TIME.format(Instant.now());
      String digest = digest(content.get());
      return HttpRequest.newBuilder(address)
          .version(HttpClient.Version.HTTP_1_1)
          .header("x-amz-content-sha256", digest)
          .header("x-amz-date", time)
          .header("authorization", authorization(address, time, digest))
          .PUT(body(content, size))
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static BodyPublisher body(Supplier<InputStream> content, long size) {
    return size == 0
        ? BodyPublishers.noBody()
        : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(content), size);
  }

  private static String digest(InputStream content) throws IOException, GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] buffer = new byte[1 << 16];
    try (content) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String authorization(URI address, String time, String digest)
      throws GeneralSecurityException {
    String names = "host;x-amz-content-sha256;x-amz-date";
    String canonical =
        String.join(
            "\n",
            "PUT",
            address.getRawPath(),
            "",
            "host:" + address.getRawAuthority(),
            "x-amz-content-sha256:" + digest,
            "x-amz-date:" + time,
            "",
            names,
            digest);
    String scope = time.substring(0, 8) + "/us-east-1/s3/aws4_request";
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(utf8(canonical));
    byte[] key = utf8("AWS4" + System.getenv("AWS_SECRET_ACCESS_KEY"));
    for (String piece : scope.split("/", -1)) {
      key = hmac(key, piece);
    }
    String toSign =
        String.join("\n", "AWS4-HMAC-SHA256", time, scope, HexFormat.of().formatHex(hash));
    return "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
        .formatted(
            System.getenv("AWS_ACCESS_KEY_ID"),
            scope,
            names,
            HexFormat.of().formatHex(hmac(key, toSign)));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

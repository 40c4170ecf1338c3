package io.github.mediastore.s3;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests: "Authenticating Requests (AWS Signature Version 4)" in the Amazon S3 API. */
final class SignatureV4 {

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final HexFormat HEX = HexFormat.of();

  private final S3Address address;
  private final S3Credentials credentials;
  private final String time;
  private final String scope;

  SignatureV4(S3Address address, S3Credentials credentials, Instant now) {
    this.address = address;
    this.credentials = credentials;
    this.time = TIME.format(now);
    this.scope = time.substring(0, 8) + "/" + address.region() + "/s3/aws4_request";
  }

  /** Returns all headers of a request but the host's, with its signature among them. */
  Map<String, String> sign(S3Request request) {
    Map<String, String> headers = new TreeMap<>(request.headers());
    String digest = HEX.formatHex(sha256(request.body()));
    headers.put("x-amz-content-sha256", digest);
    headers.put("x-amz-date", time);
    if (credentials.sessionToken() != null) {
      headers.put("x-amz-security-token", credentials.sessionToken());
    }
    headers.put("host", address.host());
    String names = String.join(";", headers.keySet());
    String signature = signature(request.method(), request.key(), request.query(), headers, digest);
    headers.remove("host");
    headers.put(
        "authorization",
        ALGORITHM
            + " Credential="
            + credentials.accessKeyId()
            + "/"
            + scope
            + ", SignedHeaders="
            + names
            + ", Signature="
            + signature);
    return headers;
  }

  /** Returns the query by which anybody can send a request that has these headers. */
  Map<String, String> presign(S3Request request, Duration valid) {
    Map<String, String> headers = new TreeMap<>(request.headers());
    headers.put("host", address.host());
    Map<String, String> query = new TreeMap<>(request.query());
    query.put("X-Amz-Algorithm", ALGORITHM);
    query.put("X-Amz-Credential", credentials.accessKeyId() + "/" + scope);
    query.put("X-Amz-Date", time);
    query.put("X-Amz-Expires", Long.toString(valid.toSeconds()));
    query.put("X-Amz-SignedHeaders", String.join(";", headers.keySet()));
    if (credentials.sessionToken() != null) {
      query.put("X-Amz-Security-Token", credentials.sessionToken());
    }
    query.put(
        "X-Amz-Signature",
        signature(request.method(), request.key(), query, headers, "UNSIGNED-PAYLOAD"));
    return query;
  }

  private String signature(
      String method,
      String key,
      Map<String, String> query,
      Map<String, String> headers,
      String digest) {
    String canonical =
        String.join(
            "\n",
            method,
            address.path(key),
            S3Address.encode(query),
            headers.entrySet().stream()
                .map(e -> e.getKey() + ":" + e.getValue().trim() + "\n")
                .collect(Collectors.joining()),
            String.join(";", headers.keySet()),
            digest);
    byte[] bytes = canonical.getBytes(StandardCharsets.UTF_8);
    String toSign =
        String.join("\n", ALGORITHM, time, scope, HEX.formatHex(sha256(new Part(bytes))));
    byte[] signingKey = ("AWS4" + credentials.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
    for (String part : List.of(time.substring(0, 8), address.region(), "s3", "aws4_request")) {
      signingKey = hmac(signingKey, part);
    }
    return HEX.formatHex(hmac(signingKey, toSign));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  private static byte[] sha256(Part part) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      part.addTo(digest);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

package io.github.mediastore.s3;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a bucket is, and how the addresses of its objects are written. */
final class S3Address {

  private final String bucket;
  private final String region;
  private final String origin;
  private final String host;
  private final String path;

  /**
   * Puts the address together.
   *
   * @param endpoint scheme, host, port and perhaps a path
   * @param isVirtualHost whether the bucket is the host's first label, or the path's first segment
   */
  S3Address(URI endpoint, String bucket, String region, boolean isVirtualHost) {
    this.bucket = bucket;
    this.region = region;
    String name = endpoint.getHost().toLowerCase(Locale.ROOT);
    host = (isVirtualHost ? bucket + "." : "") + name + port(endpoint);
    origin = endpoint.getScheme() + "://" + host;
    String base = endpoint.getRawPath().replaceFirst("/+$", "");
    path = isVirtualHost ? base : base + "/" + bucket;
  }

  /** Returns the port as a Host header has it: not the one that the scheme says already. */
  private static String port(URI endpoint) {
    int usual = endpoint.getScheme().equals("https") ? 443 : 80;
    int port = endpoint.getPort();
    return port == -1 || port == usual ? "" : ":" + port;
  }

  String bucket() {
    return bucket;
  }

  String region() {
    return region;
  }

  String host() {
    return host;
  }

  String origin() {
    return origin;
  }

  boolean isSecure() {
    return origin.startsWith("https:");
  }

  /** Returns the path of an object, or of the bucket for no key. Its characters need no escapes. */
  String path(String key) {
    return path + "/" + key;
  }

  URI uri(String key, Map<String, String> query) {
    String questions = query.isEmpty() ? "" : "?" + encode(query);
    return URI.create(origin + path(key) + questions);
  }

  /** Writes a query as signatures want it: sorted, and escaped as RFC 3986 has it. */
  static String encode(Map<String, String> sortedQuery) {
    return sortedQuery.entrySet().stream()
        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}

package io.github.mediastore.s3;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** One request before it is signed; it can be sent again. */
final class S3Request {

  private static final Part NOTHING = new Part();

  private final String method;
  private final String key;
  private final Map<String, String> query = new TreeMap<>();
  private final Map<String, String> headers = new TreeMap<>();
  private Part body = NOTHING;
  private boolean takesLong;

  private S3Request(String method, String key) {
    this.method = method;
    this.key = key;
  }

  /** Begins a request for an object. */
  static S3Request of(String method, String key) {
    return new S3Request(method, key);
  }

  /** Begins a request for the bucket as a whole. */
  static S3Request ofBucket(String method) {
    return new S3Request(method, "");
  }

  S3Request query(String name, String value) {
    query.put(name, value);
    return this;
  }

  /** Adds a header; its name is in lower case. */
  S3Request header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Sends a part, whose bytes nobody changes until the answer is there. */
  S3Request body(Part part) {
    this.body = part;
    return this;
  }

  S3Request body(byte[] bytes) {
    return body(new Part(bytes));
  }

  S3Request body(String xml) {
    return header("content-type", "application/xml").body(xml.getBytes(StandardCharsets.UTF_8));
  }

  /** The object store works for long before it answers. */
  S3Request takesLong() {
    takesLong = true;
    return this;
  }

  String method() {
    return method;
  }

  String key() {
    return key;
  }

  Map<String, String> query() {
    return query;
  }

  Map<String, String> headers() {
    return headers;
  }

  Part body() {
    return body;
  }

  boolean isLong() {
    return takesLong;
  }
}

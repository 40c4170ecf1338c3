package io.github.mediastore.examples.parts;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back for a request. */
final class Answer {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpResponse<byte[]> response;

  Answer(HttpResponse<byte[]> response) {
    this.response = response;
  }

  int status() {
    return response.statusCode();
  }

  HttpHeaders headers() {
    return response.headers();
  }

  /** Returns the first line of a header field, empty if there is none. */
  String header(String name) {
    return headers().firstValue(name).orElse("");
  }

  byte[] body() {
    return response.body();
  }

  String text() {
    return new String(body(), StandardCharsets.UTF_8);
  }

  JsonNode json() {
    return JSON.readTree(body());
  }
}

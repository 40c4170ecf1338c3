package io.github.mediastore.examples.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The application as its users meet it; started once for all tests. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "PARTS_MAX_UPLOAD=50MB",
      "parts.pictures.most-at-once=12",
      "parts.slow-clients.least-in-window=1KB",
      "parts.slow-clients.window=2s",
      "parts.slow-clients.wait=2s"
    })
@Import(Outage.class)
public abstract class RunningApplication {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired protected JdbcClient jdbc;
  @LocalServerPort private int port;

  protected URI server() {
    return URI.create("http://127.0.0.1:" + port);
  }

  Visitor somebody() {
    return new Visitor(server());
  }

  /** May change logos, parts and films. */
  Visitor editor() {
    return somebody().as("ada@example.org", "ada");
  }

  /** May change the own photo alone. */
  Visitor user() {
    return somebody().as("ben@example.org", "ben");
  }

  /** Creates a part that no other test has, and returns its id. */
  long newPart(Visitor editor) {
    Answer answer =
        editor.json(
            "POST",
            "/api/parts",
            "{\"number\":\"T-%d\",\"name\":\"Part of a test\",\"organizationId\":1}"
                .formatted(NUMBERS.incrementAndGet()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().get("id").asLong();
  }

  static void assertProblem(Answer answer, int status, String detail) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asString()).isNotBlank();
    assertThat(problem.get("instance").asString()).startsWith("/");
    assertThat(problem.get("detail").asString()).contains(detail);
  }
}

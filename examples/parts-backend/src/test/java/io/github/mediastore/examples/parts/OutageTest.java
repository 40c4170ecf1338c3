package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever meets no connection is told to come again, wherever it was missed. */
class OutageTest extends RunningApplication {

  @Autowired private Outage outage;

  @AfterEach
  void end() {
    outage.end();
  }

  @Test
  void aRequestWithoutAConnectionIsToBeTriedAgain() {
    Visitor ada = editor();
    Visitor.Field picture = file("files", "a.jpg", Pictures.jpeg(10, 10, 1));

    outage.begin();

    assertToBeTriedAgain(ada.get("/api/parts")); // Begins a transaction.
    assertToBeTriedAgain(ada.get("/api/me")); // Begins none.
    assertToBeTriedAgain(ada.get("/images/parts/1")); // The store asks for the connection.
    assertToBeTriedAgain(ada.upload("/uploads/parts/1/images", picture));
    outage.end();
    assertThat(ada.get("/api/parts").status()).isEqualTo(200);
  }

  @Test
  void aPasswordIsNotCalledWrongIfNobodyCouldLookItUp() {
    Visitor ada = somebody();

    outage.begin();

    assertToBeTriedAgain(ada.signIn("ada@example.org", "ada"));
    outage.end();
    assertThat(ada.signIn("ada@example.org", "ada").status()).isEqualTo(204);
  }

  private static void assertToBeTriedAgain(Answer answer) {
    assertProblem(answer, 503, "Please try again.");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }
}

package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static io.github.mediastore.examples.parts.Visitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SignInTest extends RunningApplication {

  @Test
  void whoSignsInIsKnownUntilTheySignOut() {
    Visitor ada = somebody();
    assertProblem(ada.get("/api/me"), 401, "Sign in");

    Answer answer = ada.signIn("Ada@Example.org", "ada");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie).startsWith("JSESSIONID=").contains("HttpOnly; SameSite=Lax"));
    JsonNode me = ada.get("/api/me").json();
    assertThat(me.get("email").asString()).isEqualTo("ada@example.org");
    assertThat(me.get("name").asString()).isEqualTo("Ada Lovelace");
    assertThat(me.get("role").asString()).isEqualTo("EDITOR");
    assertThat(ada.json("POST", "/logout", "").status()).isEqualTo(204);
    assertProblem(ada.get("/api/me"), 401, "Sign in");
  }

  @Test
  void aPageAsksWhoIsSignedInAndWhatADemoOffers() {
    Visitor ben = somebody();
    JsonNode nobody = ben.get("/api/session").json();

    ben.signIn("ben@example.org", "ben");

    assertThat(nobody.get("user").isNull()).isTrue();
    assertThat(nobody.get("demoAccounts").size()).isEqualTo(2);
    JsonNode user = ben.get("/api/session").json().get("user");
    assertThat(user).isEqualTo(ben.get("/api/me").json());
  }

  @Test
  void aSessionFromBeforeSigningInIsNotTakenOver() {
    Visitor ben = user();
    String before = ben.cookie("JSESSIONID");

    ben.signIn("ben@example.org", "ben");

    assertThat(ben.cookie("JSESSIONID")).isNotNull().isNotEqualTo(before);
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressAreAnsweredAlike() {
    Answer wrong = somebody().signIn("ada@example.org", "ben");
    Answer unknown = somebody().signIn("eve@example.org", "eve");

    assertProblem(wrong, 401, "address or password is wrong");
    assertThat(unknown.text()).isEqualTo(wrong.text());
  }

  @Test
  void nobodyWritesWithoutSigningIn() {
    Visitor stranger = somebody();
    stranger.get("/api/organizations");

    for (Answer answer : everyWrite(stranger)) {
      assertProblem(answer, 401, "Sign in");
    }
  }

  @Test
  void aUserChangesNothingButTheOwnPhoto() {
    List<Answer> answers = everyWrite(user());

    assertThat(answers.get(0).status()).isEqualTo(201);
    assertThat(answers.get(1).status()).isEqualTo(204);
    for (Answer answer : answers.subList(2, answers.size())) {
      assertProblem(answer, 403, "You may not do this");
    }
  }

  @Test
  void nothingIsWrittenWithoutTheTokenOfThePage() {
    Visitor ada = editor();

    ada.forget("XSRF-TOKEN");
    Answer answer =
        ada.upload("/uploads/users/profile-photo", file("file", "a.jpg", Pictures.jpeg(10, 10, 1)));

    assertProblem(answer, 403, "out of date");
    assertThat(ada.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void theTokenCountsOnlyInTheHeader() {
    Visitor ada = editor();
    String token = ada.cookie("XSRF-TOKEN");
    assertThat(token).isNotNull();

    ada.forget("XSRF-TOKEN");
    Answer answer =
        ada.upload(
            "/uploads/users/profile-photo",
            text("_csrf", String.valueOf(token)),
            file("file", "a.jpg", Pictures.jpeg(10, 10, 1)));

    assertProblem(answer, 403, "out of date");
  }

  @Test
  void passwordsAreHashed() {
    assertThat(jdbc.sql("SELECT password_hash FROM users").query(String.class).list())
        .isNotEmpty()
        .allSatisfy(hash -> assertThat(hash).startsWith("$2a$"));
  }

  /** The first two are about the own photo. */
  private static List<Answer> everyWrite(Visitor visitor) {
    byte[] picture = Pictures.jpeg(10, 10, 1);
    Visitor.Field file = file("file", "a.jpg", picture);
    Visitor.Field files = file("files", "a.jpg", picture);
    Visitor.Field film = file("file", "a.mp4", Pictures.film(100, 1));
    String part = "{\"number\":\"x\",\"name\":\"x\",\"organizationId\":1}";
    return List.of(
        visitor.upload("/uploads/users/profile-photo", file),
        visitor.delete("/uploads/users/profile-photo"),
        visitor.upload("/uploads/organizations/1/logo", file),
        visitor.delete("/uploads/organizations/1/logo"),
        visitor.json("POST", "/api/parts", part),
        visitor.upload("/uploads/parts", text("number", "x"), text("name", "x"), files),
        visitor.upload("/uploads/parts/1/images", files),
        visitor.delete("/uploads/parts/1/images/x"),
        visitor.json("PUT", "/uploads/parts/1/images/order", "{\"order\":[]}"),
        visitor.upload("/uploads/parts/1/videos", text("title", "x"), film),
        visitor.delete("/uploads/parts/1/videos/1"),
        visitor.upload("/uploads/support-videos", text("title", "x"), film),
        visitor.delete("/uploads/support-videos/1"));
  }
}

package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static io.github.mediastore.examples.parts.Visitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PartTest extends RunningApplication {

  @Test
  void aPartIsCreatedWithItsPictures() {
    Answer answer =
        editor()
            .upload(
                "/uploads/parts",
                text("number", "W-1"),
                text("name", "Wheel"),
                text("organizationId", "2"),
                file("files", "front.jpg", Pictures.jpeg(300, 200, 1)),
                file("files", "back.jpg", Pictures.jpeg(300, 200, 2)));

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    JsonNode part = answer.json();
    assertThat(part.get("number").asString()).isEqualTo("W-1");
    assertThat(part.get("organizationId").asLong()).isEqualTo(2);
    assertThat(part.get("images")).hasSize(2);
    JsonNode listed = listed(part.get("id").asLong());
    assertThat(listed).isEqualTo(part);
    assertThat(somebody().get(listed.get("images").get(1).get("url").asString()).status())
        .isEqualTo(200);
  }

  @Test
  void aSecondPartOfTheSameNumberIsRefusedWithItsPictures() {
    Visitor ada = editor();
    Visitor.Field[] form = {
      text("number", "W-2"),
      text("name", "Wheel"),
      text("organizationId", "2"),
      file("files", "front.jpg", Pictures.jpeg(300, 200, 1))
    };
    assertThat(ada.upload("/uploads/parts", form).status()).isEqualTo(201);

    Answer second = ada.upload("/uploads/parts", form);

    assertProblem(second, 409, "has a part W-2 already");
    assertThat(
            jdbc.sql("SELECT count(*) FROM parts WHERE number = 'W-2'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void aFormMayBringAPartWithoutPictures() {
    Answer created =
        editor()
            .upload(
                "/uploads/parts",
                text("number", "W-3"),
                text("name", "Wheel"),
                text("organizationId", "2"));

    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.json().get("images")).isEmpty();
  }

  @Test
  void whatIsWrongWithAPartIsSaid() {
    Visitor ada = editor();

    assertProblem(
        ada.json("POST", "/api/parts", "{\"number\":\"\",\"name\":\"x\",\"organizationId\":1}"),
        400,
        "number must not be blank");
    assertProblem(ada.json("POST", "/api/parts", "{\"number\":\"x\",\"name\":\"x\"}"), 400, "");
    assertProblem(ada.json("POST", "/api/parts", "{"), 400, "");
    assertProblem(
        ada.json("POST", "/api/parts", "{\"number\":\"x\",\"name\":\"x\",\"organizationId\":4711}"),
        404,
        "no organization 4711");
    assertProblem(ada.upload("/uploads/parts", text("number", "x"), text("name", "x")), 400, "");
  }

  @Test
  void partsAreListedPageByPage() {
    JsonNode all = somebody().get("/api/parts").json();
    JsonNode first = somebody().get("/api/parts?limit=2").json();
    JsonNode second =
        somebody().get("/api/parts?limit=2&after=" + first.get(1).get("id").asLong()).json();

    assertThat(all.size()).isGreaterThanOrEqualTo(5);
    assertThat(first).hasSize(2);
    assertThat(second.get(0)).isEqualTo(all.get(2));
    assertProblem(somebody().get("/api/parts?limit=0"), 400, "limit must be greater");
    assertProblem(somebody().get("/api/parts?limit=many"), 400, "");
  }

  private JsonNode listed(long id) {
    return somebody().get("/api/parts?limit=1&after=" + (id - 1)).json().get(0);
  }
}

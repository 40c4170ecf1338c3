package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PartImagesTest extends RunningApplication {

  @Test
  void severalPicturesAreAddedAtOnceInTheirOrder() {
    Visitor ada = editor();
    long part = newPart(ada);

    Answer answer = add(ada, part, 1, 2, 3);

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.json().get("receipts")).hasSize(3);
    assertThat(answer.json().get("receipts").get(2).get("file").asString()).isEqualTo("3.jpg");
    List<String> urls = urls(answer);
    assertThat(urls.get(2)).startsWith("/images/parts/" + part + "?index=2&v=");
    for (int index = 0; index < 3; index++) {
      Answer byIndex = somebody().get("/images/parts/" + part + "?index=" + index);
      assertThat(byIndex.status()).isEqualTo(200);
      assertThat(byIndex.header("Cache-Control")).isEqualTo("public, max-age=3600");
      assertThat(byIndex.body()).isEqualTo(somebody().get(urls.get(index)).body());
    }
    assertThat(somebody().get("/images/parts/" + part).body())
        .isEqualTo(somebody().get(urls.get(0)).body());
    assertThat(somebody().get("/images/parts/" + part + "/count").text())
        .isEqualTo("{\"count\":3}");
    assertThat(
            jdbc.sql("SELECT cardinality(image_data) FROM parts WHERE id = ?")
                .param(part)
                .query(Integer.class)
                .single())
        .isEqualTo(3);
  }

  @Test
  void oneBadFileRefusesAllAndIsNamed() {
    Visitor ada = editor();
    long part = newPart(ada);

    Answer answer =
        ada.upload(
            "/uploads/parts/" + part + "/images",
            file("files", "good.jpg", Pictures.jpeg(100, 100, 1)),
            file("files", "letter.jpg", "Dear Ada,\n".getBytes(StandardCharsets.UTF_8)));

    assertProblem(answer, 415, "not accepted: plain text");
    assertThat(answer.json().get("file").asString()).isEqualTo("letter.jpg");
    assertThat(answer.json().get("reason").asString()).isEqualTo("UNSUPPORTED_FORMAT");
    assertThat(count(part)).isZero();
  }

  @Test
  void aRemovedPictureLeavesTheOthersInTheirOrder() {
    Visitor ada = editor();
    long part = newPart(ada);
    JsonNode images = add(ada, part, 1, 2, 3).json().get("images");
    byte[] third = somebody().get(images.get(2).get("url").asString()).body();

    String second = "/uploads/parts/" + part + "/images/" + images.get(1).get("id").asString();
    assertThat(ada.delete(second).status()).isEqualTo(204);

    assertThat(count(part)).isEqualTo(2);
    assertThat(somebody().get("/images/parts/" + part + "?index=1").body()).isEqualTo(third);
    assertProblem(ada.delete(second), 404, "no such picture");
  }

  @Test
  void aPictureIsNotRemovedByWayOfAnotherPart() {
    Visitor ada = editor();
    long part = newPart(ada);
    long other = newPart(ada);
    String id = add(ada, part, 1).json().get("images").get(0).get("id").asString();

    assertProblem(ada.delete("/uploads/parts/" + other + "/images/" + id), 404, "no such picture");
    assertProblem(ada.delete("/uploads/parts/" + part + "/images/x"), 404, "no such picture");

    assertThat(count(part)).isEqualTo(1);
  }

  @Test
  void picturesAreReordered() {
    Visitor ada = editor();
    long part = newPart(ada);
    JsonNode images = add(ada, part, 1, 2, 3).json().get("images");
    List<byte[]> bytes = new ArrayList<>();
    images.forEach(image -> bytes.add(somebody().get(image.get("url").asString()).body()));

    Answer answer = reorder(ada, part, id(images, 2), id(images, 0), id(images, 1));

    assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    assertThat(somebody().get("/images/parts/" + part + "?index=0").body()).isEqualTo(bytes.get(2));
    assertThat(somebody().get("/images/parts/" + part + "?index=2").body()).isEqualTo(bytes.get(1));
  }

  @Test
  void anOrderOfPicturesThatAreGoneIsRefused() {
    Visitor ada = editor();
    long part = newPart(ada);
    JsonNode images = add(ada, part, 1, 2).json().get("images");
    ada.delete("/uploads/parts/" + part + "/images/" + id(images, 0));

    assertProblem(
        reorder(ada, part, id(images, 1), id(images, 0)), 409, "changed the pictures meanwhile");
    assertProblem(ada.json("PUT", "/uploads/parts/" + part + "/images/order", "{}"), 400, "order");
  }

  @Test
  void anIdThatCannotBeOneOfThePartIsRefused() {
    Visitor ada = editor();
    long part = newPart(ada);
    add(ada, part, 1);
    String images = "/uploads/parts/" + part + "/images/";
    String ofNoKind = "column.eA.MQ.eA.eA"; // Names the row 1 of x.
    String ofNoRow = "column.cGFydHM.eA.aW1hZ2Vz.eA"; // Names the row x of parts.

    for (String id : List.of("%20", ofNoKind, ofNoRow)) {
      assertProblem(ada.delete(images + id), 404, "no such picture");
    }
    assertProblem(reorder(ada, part, ""), 400, "order[0] must not be blank");
    assertProblem(reorder(ada, part, ofNoKind), 409, "changed the pictures meanwhile");
    assertProblem(reorder(ada, part, ofNoRow), 409, "changed the pictures meanwhile");
    assertThat(count(part)).isEqualTo(1);
  }

  @Test
  void thereIsNothingAtOtherPlaces() {
    Visitor ada = editor();
    long part = newPart(ada);
    add(ada, part, 1);

    assertProblem(somebody().get("/images/parts/" + part + "?index=1"), 404, "no such");
    assertProblem(somebody().get("/images/parts/" + part + "?index=-1"), 404, "no such");
    assertProblem(somebody().get("/images/parts/" + part + "?index=first"), 400, "index");
    assertProblem(somebody().get("/images/parts/4711"), 404, "no such");
    assertThat(somebody().get("/images/parts/4711/count").text()).isEqualTo("{\"count\":0}");
    assertProblem(add(ada, 4711, 1), 404, "not there");
  }

  private Answer add(Visitor ada, long part, int... seeds) {
    Visitor.Field[] files = new Visitor.Field[seeds.length];
    for (int i = 0; i < seeds.length; i++) {
      files[i] = file("files", seeds[i] + ".jpg", Pictures.jpeg(120, 90, seeds[i]));
    }
    return ada.upload("/uploads/parts/" + part + "/images", files);
  }

  private static Answer reorder(Visitor ada, long part, String... ids) {
    return ada.json(
        "PUT",
        "/uploads/parts/" + part + "/images/order",
        "{\"order\":[\"" + String.join("\",\"", ids) + "\"]}");
  }

  private int count(long part) {
    return somebody().get("/images/parts/" + part + "/count").json().get("count").asInt();
  }

  private static String id(JsonNode images, int index) {
    return images.get(index).get("id").asString();
  }

  private static List<String> urls(Answer answer) {
    List<String> urls = new ArrayList<>();
    answer.json().get("images").forEach(image -> urls.add(image.get("url").asString()));
    return urls;
  }
}

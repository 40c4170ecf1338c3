package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaId;
import io.github.mediastore.examples.parts.media.Thumbnails;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class PartImagesTest extends RunningApplication {

  @Autowired private Thumbnails thumbnails;

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
  void anUploadTellsTheTruePlacesAndPermalinksThatOutlastThem() {
    Visitor ada = editor();
    long part = newPart(ada);
    add(ada, part, 1);

    JsonNode added = add(ada, part, 2, 3).json().get("images");

    JsonNode third = added.get(1);
    assertThat(added).containsExactly(imagesOf(part).get(1), imagesOf(part).get(2));
    byte[] bytes = somebody().get(third.get("url").asString()).body();
    String permalink = third.get("permalink").asString();
    assertThat(somebody().get(permalink).body()).isEqualTo(bytes);
    String path = "/uploads/parts/" + part + "/images";
    String order = "{\"order\":[\"%s\"]}".formatted(third.get("id").asString());
    assertThat(ada.json("PUT", path + "/order", order).status()).isEqualTo(204);
    Answer moved = somebody().get(permalink);
    assertThat(moved.body()).isEqualTo(bytes);
    assertThat(moved.header("ETag")).isNotBlank();
    assertThat(somebody().get(permalink, "If-None-Match", moved.header("ETag")).status())
        .isEqualTo(304);
    assertThat(ada.delete(path + "/" + third.get("id").asString()).status()).isEqualTo(204);
    assertProblem(somebody().get(permalink), 404, "There is no such picture.");
    assertProblem(somebody().get("/images/parts/" + part + "/x"), 404, "There is no such picture.");
  }

  @Test
  void eachPictureHasThumbnailsOfOneShapeThatMayBeKeptForGood() {
    Visitor ada = editor();
    long part = newPart(ada);

    JsonNode added =
        ada.upload(
                "/uploads/parts/" + part + "/images",
                file("files", "wide.jpg", Pictures.jpeg(1600, 700, 1)),
                file("files", "high.jpg", Pictures.jpeg(700, 1600, 2)),
                file("files", "small.jpg", Pictures.jpeg(120, 120, 3)))
            .json()
            .get("images");

    List<List<String>> shapes = new ArrayList<>();
    for (JsonNode image : added) {
      List<String> ofOne = new ArrayList<>();
      for (JsonNode thumbnail : image.get("thumbnails")) {
        Answer answer = somebody().get(thumbnail.get("url").asString());
        BufferedImage picture = Pictures.read(answer.body());
        ofOne.add(picture.getWidth() + "x" + picture.getHeight());
        assertThat(answer.header("Cache-Control")).contains("immutable");
        assertThat(thumbnail.get("width").asInt()).isEqualTo(picture.getWidth());
        assertThat(thumbnail.get("height").asInt()).isEqualTo(picture.getHeight());
      }
      shapes.add(ofOne);
    }
    assertThat(shapes)
        .containsExactly(
            List.of("320x240", "640x480"),
            List.of("320x240", "640x480"),
            List.of("120x90", "120x90")); // Never enlarged.
    assertThat(imagesOf(part)).isEqualTo(added);
  }

  @Test
  void thumbnailsFollowTheirPictureInAnyOrderAndGoWithIt() {
    Visitor ada = editor();
    long part = newPart(ada);
    JsonNode images = addLarge(ada, part, 1, 2).json().get("images");
    String ofFirst = thumbnail(images.get(0));
    String ofSecond = thumbnail(images.get(1));

    reorder(ada, part, id(images, 1), id(images, 0));
    assertThat(thumbnail(imagesOf(part).get(0))).isEqualTo(ofSecond);
    ada.delete("/uploads/parts/" + part + "/images/" + id(images, 0));

    assertThat(somebody().get(ofSecond).status()).isEqualTo(200);
    assertProblem(somebody().get(ofFirst), 404, "no such thumbnail");
    assertProblem(somebody().get("/images/thumbnails/%20"), 404, "no such thumbnail");
  }

  @Test
  void aPictureWithoutThumbnailsIsListedWithoutThem() {
    Visitor ada = editor();
    long part = newPart(ada);
    JsonNode image = addLarge(ada, part, 1).json().get("images").get(0);
    thumbnails.remove(new MediaId(image.get("id").asString())); // As one moved in from a file.

    assertThat(imagesOf(part).get(0).get("thumbnails")).isEmpty();
    assertThat(imagesOf(part).get(0).get("url")).isEqualTo(image.get("url"));
  }

  @Test
  void captionAndAlternativeTextAreWrittenAndTakenBack() {
    Visitor ada = editor();
    long part = newPart(ada);
    JsonNode image = addLarge(ada, part, 1).json().get("images").get(0);
    assertThat(image.get("alt").isNull() && image.get("caption").isNull()).isTrue();

    Answer answer = describe(ada, part, image, "A <b>seal</b> & \\\"ring\\\"", "  Shaft seal ");

    assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    JsonNode described = imagesOf(part).get(0);
    assertThat(described.get("alt").asString()).isEqualTo("A <b>seal</b> & \"ring\"");
    assertThat(described.get("caption").asString()).isEqualTo("Shaft seal");
    for (String same : List.of("id", "url", "thumbnails")) {
      assertThat(described.get(same)).isEqualTo(image.get(same));
    }
    describe(ada, part, image, " ", "");
    assertThat(imagesOf(part).get(0)).isEqualTo(image);
  }

  @Test
  void wordsThatCannotBeKeptAreRefusedAndChangeNothing() {
    Visitor ada = editor();
    long part = newPart(ada);
    JsonNode image = add(ada, part, 1).json().get("images").get(0);
    describe(ada, part, image, "A seal", "Seal");

    assertProblem(describe(ada, part, image, "a".repeat(9000), ""), 422, "more than 8192");
    assertProblem(
        describe(ada, part, image, "one\\ntwo", ""), 422, "alt has the control character");
    assertProblem(ada.json("PUT", words(part, image), "{\"alt\":\"A\"}"), 400, "caption");

    assertThat(imagesOf(part).get(0).get("alt").asString()).isEqualTo("A seal");
    assertThat(imagesOf(part).get(0).get("caption").asString()).isEqualTo("Seal");
  }

  @Test
  void onlyEditorsDescribeAPictureAndOnlyOneOfThePart() {
    Visitor ada = editor();
    long part = newPart(ada);
    long other = newPart(ada);
    JsonNode image = add(ada, part, 1).json().get("images").get(0);

    assertProblem(describe(user(), part, image, "A", "B"), 403, "may not");
    assertThat(describe(somebody(), part, image, "A", "B").status()).isIn(401, 403);
    assertProblem(describe(ada, other, image, "A", "B"), 404, "no such picture");
    ada.delete("/uploads/parts/" + part + "/images/" + image.get("id").asString());
    assertProblem(describe(ada, part, image, "A", "B"), 404, "no such picture");
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

    assertProblem(answer, 415, "plain text is not accepted; JPEG, PNG, ");
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

  private static Answer describe(
      Visitor visitor, long part, JsonNode image, String alt, String caption) {
    return visitor.json(
        "PUT", words(part, image), "{\"alt\":\"%s\",\"caption\":\"%s\"}".formatted(alt, caption));
  }

  private static String words(long part, JsonNode image) {
    return "/uploads/parts/" + part + "/images/" + image.get("id").asString() + "/words";
  }

  private JsonNode imagesOf(long part) {
    return somebody().get("/api/parts?limit=1&after=" + (part - 1)).json().get(0).get("images");
  }

  private static String thumbnail(JsonNode image) {
    return image.get("thumbnails").get(0).get("url").asString();
  }

  private Answer add(Visitor ada, long part, int... seeds) {
    return upload(ada, part, 120, 90, seeds);
  }

  /** Of these there are thumbnails. */
  private Answer addLarge(Visitor ada, long part, int... seeds) {
    return upload(ada, part, 900, 900, seeds);
  }

  private static Answer upload(Visitor ada, long part, int width, int height, int... seeds) {
    Visitor.Field[] files = new Visitor.Field[seeds.length];
    for (int i = 0; i < seeds.length; i++) {
      files[i] = file("files", seeds[i] + ".jpg", Pictures.jpeg(width, height, seeds[i]));
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

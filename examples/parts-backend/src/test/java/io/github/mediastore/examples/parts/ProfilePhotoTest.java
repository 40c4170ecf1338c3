package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static io.github.mediastore.examples.parts.Visitor.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ProfilePhotoTest extends RunningApplication {

  private static final String UPLOAD = "/uploads/users/profile-photo";

  @Test
  void aPhotoIsCompressedAndStoredInTheUsersRow() {
    Visitor ben = user();

    Answer answer =
        ben.upload(UPLOAD, file("file", "Ben at sea.jpg", Pictures.jpeg(1600, 1200, 1)));

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    JsonNode image = answer.json().get("image");
    assertThat(image.get("width").asInt()).isEqualTo(512);
    assertThat(image.get("height").asInt()).isEqualTo(512);
    assertThat(image.get("placeholder").asString()).startsWith("data:image/webp;base64,");
    JsonNode receipt = answer.json().get("receipt");
    assertThat(receipt.get("file").asString()).isEqualTo("Ben at sea.jpg");
    assertThat(receipt.get("format").asString()).isEqualTo("JPEG");
    assertThat(receipt.get("sourceWidth").asInt()).isEqualTo(1600);
    assertThat(receipt.get("bytesOut").asLong()).isEqualTo(image.get("size").asLong());
    byte[] inRow =
        jdbc.sql("SELECT profile_photo_data FROM users WHERE email = 'ben@example.org'")
            .query(byte[].class)
            .single();
    Answer served = somebody().get(image.get("url").asString());
    assertThat(served.status()).isEqualTo(200);
    assertThat(served.header("Content-Type")).isEqualTo("image/webp");
    assertThat(served.body())
        .isEqualTo(inRow)
        .startsWith("RIFF".getBytes(StandardCharsets.US_ASCII));
    assertThat(ben.get("/api/me").json().get("photo").get("id")).isEqualTo(image.get("id"));
  }

  @Test
  void aPhotoIsCutAroundTheChosenFocus() {
    Visitor ben = user();
    byte[] gradient = Pictures.jpeg(1500, 500, 5); // Its colours run from left to right.

    BufferedImage left = photo(ben, gradient, "0", "0.5");
    BufferedImage right = photo(ben, gradient, "1", "0.5");

    BufferedImage source = Pictures.read(gradient);
    assertThat(left.getWidth() + "x" + left.getHeight()).isEqualTo("500x500"); // Never enlarged.
    assertThat(right.getWidth() + "x" + right.getHeight()).isEqualTo("500x500");
    for (int x : new int[] {50, 250, 450}) {
      assertSimilar(left.getRGB(x, 250), source.getRGB(x, 250));
      assertSimilar(right.getRGB(x, 250), source.getRGB(1000 + x, 250));
    }
  }

  @ParameterizedTest
  @CsvSource({"1.01, 0.5", "0.5, -0.01", "NaN, 0.5", "0.5, Infinity", "0.5, ''", "left, 0.5"})
  void aFocusBesideThePictureIsRefusedAndThePhotoStays(String x, String y) {
    Visitor ben = user();
    JsonNode photo = photoOfBen();

    Answer answer =
        ben.upload(
            UPLOAD,
            file("file", "ben.jpg", Pictures.jpeg(640, 480, 3)),
            text("focusX", x),
            text("focusY", y));

    assertProblem(answer, 400, "focus");
    assertThat(ben.get("/api/me").json().get("photo")).isEqualTo(photo);
  }

  private static BufferedImage photo(Visitor visitor, byte[] file, String x, String y) {
    Answer answer =
        visitor.upload(UPLOAD, file("file", "a.jpg", file), text("focusX", x), text("focusY", y));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return Pictures.read(visitor.get(answer.json().at("/image/url").asString()).body());
  }

  private static void assertSimilar(int actual, int expected) {
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(actual >> shift & 0xFF).isCloseTo(expected >> shift & 0xFF, within(8));
    }
  }

  @Test
  void cachesKeepAPhotoForAnHourAndAVersionForGood() {
    JsonNode image = photoOfBen();
    String path = "/images/users/2/profile";

    Answer plain = somebody().get(path);
    Answer versioned = somebody().get(image.get("url").asString());
    Answer outdated = somebody().get(path + "?v=00000000000000000000000000000000");
    Answer known = somebody().get(path, "If-None-Match", plain.header("ETag"));

    assertThat(plain.header("Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(versioned.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(outdated.header("Cache-Control")).isEqualTo("public, no-cache");
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    for (Answer answer : Arrays.asList(plain, versioned, outdated, known)) {
      assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @Test
  void headTellsWhatGetWouldSend() {
    String url = photoOfBen().get("url").asString();

    Answer get = somebody().get(url);
    Answer head = somebody().head(url);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : Arrays.asList("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
      assertThat(head.header(name)).as(name).isEqualTo(get.header(name)).isNotEmpty();
    }
  }

  @Test
  void aRangeOfAPhotoIsSent() {
    String url = photoOfBen().get("url").asString();
    byte[] whole = somebody().get(url).body();

    Answer part = somebody().get(url, "Range", "bytes=4-11");
    Answer beyond = somebody().get(url, "Range", "bytes=" + whole.length + "-");

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 4, 12));
    assertThat(beyond.status()).isEqualTo(416);
    assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + whole.length);
  }

  @Test
  void aRemovedPhotoIsGone() {
    photoOfBen();
    Visitor ben = user();

    assertThat(ben.delete(UPLOAD).status()).isEqualTo(204);

    assertProblem(somebody().get("/images/users/2/profile"), 404, "There is no such picture.");
    assertThat(somebody().head("/images/users/2/profile").status()).isEqualTo(404);
    assertThat(ben.get("/api/me").json().get("photo").isNull()).isTrue();
    assertThat(ben.delete(UPLOAD).status()).isEqualTo(204);
  }

  @Test
  void noPhotoIsFoundWhereThereIsNoUser() {
    assertProblem(somebody().get("/images/users/4711/profile"), 404, "There is no such picture.");
    assertProblem(somebody().get("/images/users/ben/profile"), 400, "ben");
  }

  private JsonNode photoOfBen() {
    Answer answer = user().upload(UPLOAD, file("file", "ben.jpg", Pictures.jpeg(640, 480, 2)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().get("image");
  }
}

package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest extends RunningApplication {

  private static final String UPLOAD = "/uploads/users/profile-photo";
  private static final int MEBIBYTE = 1 << 20;

  @Test
  void aPictureOverTheCompressorsLimitIsTooLarge() {
    byte[] padded = Arrays.copyOf(Pictures.jpeg(100, 100, 1), 41 * MEBIBYTE);

    Answer answer = user().upload(UPLOAD, file("file", "large.jpg", padded));

    assertProblem(answer, 413, "larger than the limit of 40 MiB");
    assertThat(answer.json().get("reason").asString()).isEqualTo("TOO_MANY_BYTES");
    assertThat(answer.json().get("file").asString()).isEqualTo("large.jpg");
  }

  @Test
  void anUploadOverTheServersLimitIsTooLarge() {
    Answer answer = user().upload(UPLOAD, file("file", "film.jpg", new byte[51 * MEBIBYTE]));

    assertProblem(answer, 413, "");
  }

  @Test
  void aDamagedPictureCannotBeProcessed() {
    byte[] half = Pictures.jpeg(400, 400, 1);

    Answer answer =
        user().upload(UPLOAD, file("file", "half.jpg", Arrays.copyOf(half, half.length / 2)));

    assertProblem(answer, 422, "JPEG");
    assertThat(answer.json().get("reason").asString()).isEqualTo("CORRUPT");
  }

  @Test
  void anEmptyFileCannotBeProcessed() {
    assertProblem(user().upload(UPLOAD, file("file", "empty.jpg", new byte[0])), 422, "empty");
  }

  @Test
  void aFormWithoutTheFileIsABadRequest() {
    assertProblem(
        user().upload(UPLOAD, file("photo", "a.jpg", Pictures.jpeg(10, 10, 1))), 400, "file");
  }

  @Test
  void morePicturesThanThereArePlacesForAreRefusedAsBusy() {
    Visitor.Field[] files = new Visitor.Field[13];
    Arrays.fill(files, file("files", "a.jpg", Pictures.jpeg(10, 10, 1)));

    Answer answer = editor().upload("/uploads/parts/1/images", files);

    assertProblem(answer, 503, "Please try again in a moment");
    assertThat(answer.header("Retry-After")).isEqualTo("10");
  }

  @Test
  void aFormOfMorePartsThanTheLimitIsTooLarge() {
    Visitor.Field[] files = new Visitor.Field[30];
    Arrays.fill(files, file("files", "a.jpg", Pictures.jpeg(10, 10, 1)));

    assertProblem(editor().upload("/uploads/parts/1/images", files), 413, "");
  }

  @Test
  void whatIsNoFormIsNotSupported() {
    assertProblem(user().json("POST", UPLOAD, "{}"), 415, "");
  }

  @Test
  void filesAreTakenNowhereElse() {
    Visitor.Field file = file("file", "a.jpg", Pictures.jpeg(10, 10, 1));

    for (String path : List.of("/images/parts/1", "/login", "/api/parts", "/")) {
      assertProblem(somebody().upload(path, file), 415, "No files are taken here");
    }
  }

  @Test
  void filesAreTakenByNoOtherMethodThanPost() {
    for (String method : List.of("GET", "PUT", "DELETE")) {
      Answer answer =
          somebody()
              .send(
                  method,
                  "/uploads/parts",
                  BodyPublishers.ofString("--b--"),
                  "Content-Type",
                  "multipart/form-data; boundary=b");

      assertProblem(answer, 415, "No files are taken here");
    }
  }

  @Test
  void aFormThatIsDamagedIsABadRequest() {
    Answer answer =
        user()
            .send(
                "POST",
                UPLOAD,
                BodyPublishers.ofString("--b\r\nContent-Disposition: form-da"),
                "Content-Type",
                "multipart/form-data; boundary=b");

    assertProblem(answer, 400, "The form cannot be read");
  }

  @Test
  void anotherMethodIsNotAllowed() {
    assertProblem(editor().json("POST", "/images/parts/1", "{}"), 405, "");
    assertProblem(editor().json("PUT", UPLOAD, "{}"), 405, "");
  }

  @Test
  void thereIsNothingAtAnotherPath() {
    assertProblem(somebody().get("/no/such/path"), 404, "");
    assertProblem(somebody().get("/images/users"), 404, "");
  }

  @Test
  void problemsAreNotKept() {
    assertThat(somebody().get("/images/users/4711/profile").header("Cache-Control"))
        .isEqualTo("no-store");
  }
}

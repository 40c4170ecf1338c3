package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static io.github.mediastore.examples.parts.Visitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Picture and row are there together or not at all, whichever of the two fails. */
class TransactionTest extends RunningApplication {

  private static final String PHOTO = "/uploads/users/profile-photo";

  @AfterEach
  void letRowsChangeAgain() {
    jdbc.sql("DROP TRIGGER IF EXISTS failing ON users").update();
    jdbc.sql("DROP TRIGGER IF EXISTS failing ON parts").update();
    jdbc.sql("DROP TRIGGER IF EXISTS failing ON media_chunk").update();
    jdbc.sql("DROP FUNCTION IF EXISTS fail").update();
  }

  @Test
  void aPhotoIsNotStoredIfTheRowCannotBeWrittenAfterIt() {
    Visitor ben = user();
    ben.upload(PHOTO, file("file", "before.jpg", Pictures.jpeg(80, 60, 1)));
    Map<String, Object> before = row();

    failOn("UPDATE OF updated_at", "users");
    Answer upload = ben.upload(PHOTO, file("file", "after.jpg", Pictures.jpeg(80, 60, 2)));
    Answer removal = ben.delete(PHOTO);

    assertProblem(upload, 500, "Nothing was changed");
    assertProblem(removal, 500, "Nothing was changed");
    assertThat(row()).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void aRowIsNotWrittenIfItsPhotoCannotBeStored() {
    Visitor ben = user();
    ben.upload(PHOTO, file("file", "before.jpg", Pictures.jpeg(80, 60, 1)));
    Map<String, Object> before = row();

    failOn("UPDATE OF profile_photo_data", "users");
    Answer upload = ben.upload(PHOTO, file("file", "after.jpg", Pictures.jpeg(80, 60, 2)));

    assertProblem(upload, 500, "Nothing was changed");
    assertThat(row()).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void aPartIsNotCreatedIfItsPicturesCannotBeStored() {
    Visitor ada = editor();
    List<Long> before = parts();

    failOn("UPDATE OF image_data", "parts");
    Answer answer =
        ada.upload(
            "/uploads/parts",
            text("number", "F-1"),
            text("name", "Fails"),
            text("organizationId", "1"),
            file("files", "a.jpg", Pictures.jpeg(80, 60, 1)));

    assertProblem(answer, 500, "Nothing was changed");
    assertThat(parts()).isEqualTo(before);
  }

  @Test
  void aFilmsRowIsNotCreatedIfTheFilmCannotBeStored() {
    Visitor ada = editor();

    failOn("INSERT", "media_chunk");
    Answer answer =
        ada.upload(
            "/uploads/parts/1/videos",
            text("title", "Fails"),
            file("file", "a.mp4", Pictures.film(1_500_000, 1)));

    assertProblem(answer, 500, "Nothing was changed");
    assertThat(
            jdbc.sql("SELECT count(*) FROM part_videos WHERE title = 'Fails'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private Map<String, Object> row() {
    return jdbc.sql("SELECT * FROM users WHERE email = 'ben@example.org'").query().singleRow();
  }

  private List<Long> parts() {
    return jdbc.sql("SELECT id FROM parts ORDER BY id").query(Long.class).list();
  }

  private void failOn(String event, String table) {
    jdbc.sql(
            """
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'as the test wants it'; END $$
            """)
        .update();
    jdbc.sql(
            "CREATE TRIGGER failing BEFORE %s ON %s FOR EACH ROW EXECUTE FUNCTION fail()"
                .formatted(event, table))
        .update();
  }
}

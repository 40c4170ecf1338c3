package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static io.github.mediastore.examples.parts.Visitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class VideoTest extends RunningApplication {

  @Test
  void aFilmForSupportIsStoredAsItIsAndSentByRanges() {
    byte[] film = Pictures.film(1_300_000, 1);

    Answer answer =
        editor()
            .upload(
                "/uploads/support-videos",
                text("title", "How to grease a bearing"),
                file("file", "grease.mp4", film));

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    JsonNode video = answer.json();
    assertThat(video.get("contentType").asString()).isEqualTo("video/mp4");
    assertThat(video.get("size").asLong()).isEqualTo(film.length);
    String path = "/videos/support/" + video.get("id").asLong();
    assertThat(video.get("url").asString()).startsWith(path + "?v=");
    Answer whole = somebody().get(path);
    assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(whole.body()).isEqualTo(film);
    Answer range = somebody().get(path, "Range", "bytes=524000-1100000");
    assertThat(range.status()).isEqualTo(206);
    assertThat(range.header("Content-Range")).isEqualTo("bytes 524000-1100000/" + film.length);
    assertThat(range.body()).isEqualTo(Arrays.copyOfRange(film, 524_000, 1_100_001));
    Answer last = somebody().get(path, "Range", "bytes=-10", "If-Range", whole.header("ETag"));
    assertThat(last.status()).isEqualTo(206);
    assertThat(last.body()).isEqualTo(Arrays.copyOfRange(film, film.length - 10, film.length));
    assertThat(somebody().head(path).header("Content-Length"))
        .isEqualTo(Integer.toString(film.length));
    assertThat(somebody().get("/api/support-videos").json()).contains(video);
  }

  @Test
  void aFilmAboutAPartIsListedWithIt() {
    Visitor ada = editor();
    long part = newPart(ada);

    JsonNode video = addToPart(ada, part, Pictures.film(5_000, 2)).json();

    JsonNode listed =
        somebody().get("/api/parts?limit=1&after=" + (part - 1)).json().get(0).get("videos");
    assertThat(listed).containsExactly(video);
    assertThat(somebody().get(video.get("url").asString()).header("Cache-Control"))
        .contains("immutable");
  }

  @Test
  void aRemovedFilmIsGoneWithItsBytes() {
    Visitor ada = editor();
    long part = newPart(ada);
    long id = addToPart(ada, part, Pictures.film(5_000, 3)).json().get("id").asLong();
    String remove = "/uploads/parts/%d/videos/%d".formatted(part, id);

    assertProblem(ada.delete("/uploads/parts/1/videos/" + id), 404, "no such video");
    assertThat(ada.delete(remove).status()).isEqualTo(204);

    assertProblem(somebody().get("/videos/parts/" + id), 404, "no such video");
    assertProblem(ada.delete(remove), 404, "no such video");
    assertThat(
            jdbc.sql(
                    """
                    SELECT count(*) FROM media_slot
                    JOIN media ON media.slot_id = media_slot.id
                    WHERE owner_type = 'part_videos' AND owner_id = ?
                    """)
                .param(Long.toString(id))
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void aRemovedFilmForSupportIsGone() {
    Visitor ada = editor();
    long id =
        ada.upload(
                "/uploads/support-videos",
                text("title", "Old"),
                file("file", "old.mp4", Pictures.film(5_000, 4)))
            .json()
            .get("id")
            .asLong();

    assertThat(ada.delete("/uploads/support-videos/" + id).status()).isEqualTo(204);

    assertProblem(somebody().get("/videos/support/" + id), 404, "no such video");
    assertProblem(ada.delete("/uploads/support-videos/" + id), 404, "no such video");
  }

  @Test
  void whatIsNoFilmIsRefusedByItsBytes() {
    Visitor ada = editor();
    long part = newPart(ada);

    assertProblem(
        addToPart(ada, part, "Not a film".getBytes(StandardCharsets.UTF_8)),
        415,
        "this file is: plain text");
    assertProblem(addToPart(ada, part, Pictures.jpeg(10, 10, 1)), 415, "this file is: JPEG");
    assertProblem(addToPart(ada, part, new byte[0]), 422, "empty");
    assertProblem(addToPart(ada, 4711, Pictures.film(100, 5)), 404, "no part 4711");
    assertThat(
            jdbc.sql("SELECT count(*) FROM part_videos WHERE part_id = ?")
                .param(part)
                .query(Integer.class)
                .single())
        .isZero();
  }

  private static Answer addToPart(Visitor ada, long part, byte[] film) {
    return ada.upload(
        "/uploads/parts/" + part + "/videos",
        text("title", "Mounting"),
        file("file", "mounting.mp4", film));
  }
}

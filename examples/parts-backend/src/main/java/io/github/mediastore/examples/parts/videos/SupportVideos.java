package io.github.mediastore.examples.parts.videos;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.examples.parts.web.NotFoundException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Films for support: a row each, whose bytes are in the tables of media-store. */
@Service
class SupportVideos {

  private final MediaStore films;
  private final JdbcClient jdbc;

  SupportVideos(MediaStore films, JdbcClient jdbc) {
    this.films = films;
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public List<Video> list() {
    List<Row> rows =
        jdbc.sql("SELECT id, title FROM support_videos ORDER BY id").query(Row.class).list();
    Map<MediaSlot, List<MediaInfo>> media =
        films.list(rows.stream().map(row -> Slots.supportVideo(row.id())).toList());
    return rows.stream()
        .flatMap(
            row ->
                media.getOrDefault(Slots.supportVideo(row.id()), List.of()).stream()
                    .map(info -> video(row.id(), row.title(), info)))
        .toList();
  }

  /** Creates row and film, or neither. */
  @Transactional
  public Video add(String title, MediaContent film) {
    long id =
        jdbc.sql("INSERT INTO support_videos (title) VALUES (?) RETURNING id")
            .param(title)
            .query(Long.class)
            .single();
    return video(id, title, films.put(Slots.supportVideo(id), film));
  }

  /** Removes row and film. */
  @Transactional
  public void remove(long id) {
    if (jdbc.sql("DELETE FROM support_videos WHERE id = ?").param(id).update() == 0) {
      throw new NotFoundException("There is no such video.");
    }
    films.clear(Slots.supportVideo(id));
  }

  private static Video video(long id, String title, MediaInfo info) {
    return Video.of(id, title, "/videos/support/" + id, info);
  }

  /** A row of {@code support_videos}. */
  private record Row(long id, String title) {}
}

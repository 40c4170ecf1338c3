package io.github.mediastore.examples.parts.videos;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.examples.parts.web.NotFoundException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Videos about parts: a row each, whose bytes are in the tables of media-store. */
@Service
public class PartVideos {

  private final MediaStore films;
  private final JdbcClient jdbc;

  PartVideos(MediaStore films, JdbcClient jdbc) {
    this.films = films;
    this.jdbc = jdbc;
  }

  /** Lists the films of many parts by these, with two queries. */
  @Transactional(readOnly = true)
  public Map<Long, List<Video>> ofParts(Collection<Long> partIds) {
    List<Row> rows =
        jdbc.sql(
                """
                SELECT id, part_id, title FROM part_videos
                WHERE part_id = ANY (?) ORDER BY id
                """)
            .param(partIds.toArray(Long[]::new))
            .query(Row.class)
            .list();
    Map<MediaSlot, List<MediaInfo>> media =
        films.list(rows.stream().map(row -> Slots.partVideo(row.id())).toList());
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                Row::partId,
                Collectors.flatMapping(
                    row ->
                        media.getOrDefault(Slots.partVideo(row.id()), List.of()).stream()
                            .map(info -> video(row.id(), row.title(), info)),
                    Collectors.toList())));
  }

  /** Creates row and film, or neither. */
  @Transactional
  public Video add(long partId, String title, MediaContent film) {
    long id = insert(partId, title);
    return video(id, title, films.put(Slots.partVideo(id), film));
  }

  /** Removes row and film. */
  @Transactional
  public void remove(long partId, long id) {
    int removed =
        jdbc.sql("DELETE FROM part_videos WHERE id = ? AND part_id = ?")
            .params(id, partId)
            .update();
    if (removed == 0) {
      throw new NotFoundException("The part has no such video.");
    }
    films.clear(Slots.partVideo(id));
  }

  private long insert(long partId, String title) {
    try {
      return jdbc.sql("INSERT INTO part_videos (part_id, title) VALUES (?, ?) RETURNING id")
          .params(partId, title)
          .query(Long.class)
          .single();
    } catch (DataIntegrityViolationException e) {
      throw new NotFoundException("There is no part %d.".formatted(partId));
    }
  }

  private static Video video(long id, String title, MediaInfo info) {
    return Video.of(id, title, "/videos/parts/" + id, info);
  }

  /** A row of {@code part_videos}. */
  private record Row(long id, long partId, String title) {}
}

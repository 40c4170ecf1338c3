package io.github.mediastore.examples.parts.parts;

import io.github.mediastore.examples.parts.media.Image;
import io.github.mediastore.examples.parts.videos.PartVideos;
import io.github.mediastore.examples.parts.videos.Video;
import io.github.mediastore.examples.parts.web.ConflictException;
import io.github.mediastore.examples.parts.web.NotFoundException;
import io.github.mediastore.image.CompressedImage;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Parts, which are created with their pictures or without. */
@Service
class Parts {

  private final PartImages images;
  private final PartVideos videos;
  private final JdbcClient jdbc;

  Parts(PartImages images, PartVideos videos, JdbcClient jdbc) {
    this.images = images;
    this.videos = videos;
    this.jdbc = jdbc;
  }

  /**
   * Lists parts, with one query each for the pictures of all of them, the thumbnails and the films.
   *
   * @param after the last part seen, 0 for none
   * @param limit how many at most
   */
  @Transactional(readOnly = true)
  public List<Part> list(long after, int limit) {
    List<Row> rows =
        jdbc.sql(
                """
                SELECT id, number, name, organization_id FROM parts
                WHERE id > ? ORDER BY id LIMIT ?
                """)
            .params(after, limit)
            .query(Row.class)
            .list();
    List<Long> ids = rows.stream().map(Row::id).toList();
    Map<Long, List<Image>> pictures = images.ofParts(ids);
    Map<Long, List<Video>> films = videos.ofParts(ids);
    return rows.stream()
        .map(
            row ->
                part(
                    row,
                    pictures.getOrDefault(row.id(), List.of()),
                    films.getOrDefault(row.id(), List.of())))
        .toList();
  }

  /** Creates the part with its pictures, or neither. */
  @Transactional
  public Part create(NewPart part, List<CompressedImage> pictures) {
    Row row = insert(part);
    return part(row, images.add(row.id(), pictures), List.of());
  }

  private Row insert(NewPart part) {
    try {
      return jdbc.sql(
              """
              INSERT INTO parts (organization_id, number, name) VALUES (?, ?, ?)
              RETURNING id, number, name, organization_id
              """)
          .params(part.organizationId(), part.number(), part.name())
          .query(Row.class)
          .single();
    } catch (DuplicateKeyException e) {
      throw new ConflictException(
          "The organization has a part %s already.".formatted(part.number()), e);
    } catch (DataIntegrityViolationException e) {
      throw new NotFoundException("There is no organization %d.".formatted(part.organizationId()));
    }
  }

  private static Part part(Row row, List<Image> images, List<Video> videos) {
    return new Part(row.id(), row.number(), row.name(), row.organizationId(), images, videos);
  }

  /** A row of {@code parts}. */
  private record Row(long id, String number, String name, long organizationId) {}
}

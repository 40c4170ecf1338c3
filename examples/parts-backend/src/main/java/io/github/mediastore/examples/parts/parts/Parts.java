package io.github.mediastore.examples.parts.parts;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.media.Image;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.examples.parts.videos.PartVideos;
import io.github.mediastore.examples.parts.videos.Video;
import io.github.mediastore.examples.parts.web.ConflictException;
import io.github.mediastore.examples.parts.web.NotFoundException;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.jdbc.ColumnMediaStore;
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

  private final ObservedMediaStore<ColumnMediaStore> pictures;
  private final PartVideos videos;
  private final JdbcClient jdbc;

  Parts(ObservedMediaStore<ColumnMediaStore> pictures, PartVideos videos, JdbcClient jdbc) {
    this.pictures = pictures;
    this.videos = videos;
    this.jdbc = jdbc;
  }

  /**
   * Lists parts, the pictures of all of them with one query, and so their films.
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
    Map<MediaSlot, List<MediaInfo>> images =
        pictures.list(rows.stream().map(row -> Slots.partImages(row.id())).toList());
    Map<Long, List<Video>> films = videos.ofParts(rows.stream().map(Row::id).toList());
    return rows.stream()
        .map(
            row ->
                part(
                    row,
                    PartImages.describe(images.getOrDefault(Slots.partImages(row.id()), List.of())),
                    films.getOrDefault(row.id(), List.of())))
        .toList();
  }

  /** Creates the part with its pictures, or neither. */
  @Transactional
  public Part create(NewPart part, List<CompressedImage> images) {
    Row row = insert(part);
    MediaSlot slot = Slots.partImages(row.id());
    List<MediaInfo> stored = images.stream().map(image -> pictures.add(slot, image)).toList();
    return part(row, PartImages.describe(stored), List.of());
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

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

  /**
   * The number as people order it: each number in it filled up with zeros, so that 2 is before 10.
   */
  private static final String AS_READ =
      """
      regexp_replace(
        regexp_replace(number, '([0-9]+)', repeat('0', 50) || '\\1', 'g'),
        '[0-9]+([0-9]{50})', '\\1', 'g')\
      """;

  private final PartImages images;
  private final PartVideos videos;
  private final JdbcClient jdbc;

  Parts(PartImages images, PartVideos videos, JdbcClient jdbc) {
    this.images = images;
    this.videos = videos;
    this.jdbc = jdbc;
  }

  /**
   * Lists parts by age.
   *
   * @param after the last part seen, 0 for none
   * @param limit how many at most
   */
  @Transactional(readOnly = true)
  public List<Part> list(PartFilter filter, long after, int limit) {
    return withMedia(
        jdbc.sql(
                """
                SELECT id, number, name, organization_id FROM parts
                WHERE id > :after %s ORDER BY id LIMIT :limit
                """
                    .formatted(filter.andConditions()))
            .params(filter.parameters())
            .param("after", after)
            .param("limit", limit)
            .query(Row.class)
            .list());
  }

  /**
   * Returns a page of the catalogue, in the order of organizations and numbers.
   *
   * @param page which, counted from 1
   * @param size of pages
   * @throws NotFoundException if there is no such organization
   */
  @Transactional(readOnly = true)
  public PartPage page(PartFilter filter, int page, int size) {
    requireOrganization(filter);
    List<Row> rows =
        jdbc.sql(
                """
                SELECT parts.id, number, parts.name, organization_id
                FROM parts JOIN organizations ON organizations.id = organization_id
                WHERE TRUE %s
                ORDER BY organizations.name, %s, number, parts.id LIMIT :size OFFSET :before
                """
                    .formatted(filter.andConditions(), AS_READ))
            .params(filter.parameters())
            .param("size", size)
            .param("before", (page - 1L) * size)
            .query(Row.class)
            .list();
    long total =
        jdbc.sql("SELECT count(*) FROM parts WHERE TRUE " + filter.andConditions())
            .params(filter.parameters())
            .query(Long.class)
            .single();
    return new PartPage(withMedia(rows), total);
  }

  private void requireOrganization(PartFilter filter) {
    Long id = filter.organization();
    if (id != null
        && jdbc.sql("SELECT 1 FROM organizations WHERE id = ?")
            .param(id)
            .query()
            .listOfRows()
            .isEmpty()) {
      throw noOrganization(id);
    }
  }

  /**
   * Returns a part.
   *
   * @throws NotFoundException if there is none
   */
  @Transactional(readOnly = true)
  public Part get(long id) {
    List<Row> rows =
        jdbc.sql("SELECT id, number, name, organization_id FROM parts WHERE id = ?")
            .param(id)
            .query(Row.class)
            .list();
    return withMedia(rows).stream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException("There is no part %d.".formatted(id)));
  }

  /** Adds pictures, thumbnails and films, with one query each for all of these parts. */
  private List<Part> withMedia(List<Row> rows) {
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
      throw noOrganization(part.organizationId());
    }
  }

  private static NotFoundException noOrganization(long id) {
    return new NotFoundException("There is no organization %d.".formatted(id));
  }

  private static Part part(Row row, List<Image> images, List<Video> videos) {
    return new Part(row.id(), row.number(), row.name(), row.organizationId(), images, videos);
  }

  /** A row of {@code parts}. */
  private record Row(long id, String number, String name, long organizationId) {}
}

package io.github.mediastore.examples.parts.organizations;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.media.Image;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.jdbc.ColumnMediaStore;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Organizations, each with its logo in its own row. */
@Service
class Organizations {

  private final ObservedMediaStore<ColumnMediaStore> pictures;
  private final JdbcClient jdbc;

  Organizations(ObservedMediaStore<ColumnMediaStore> pictures, JdbcClient jdbc) {
    this.pictures = pictures;
    this.jdbc = jdbc;
  }

  /** Lists all, their logos with one query. */
  @Transactional(readOnly = true)
  public List<Organization> list() {
    List<Row> rows =
        jdbc.sql(
                """
                SELECT id, name,
                  (SELECT count(*) FROM parts WHERE organization_id = organizations.id) AS parts
                FROM organizations ORDER BY name
                """)
            .query(Row.class)
            .list();
    Map<MediaSlot, List<MediaInfo>> logos =
        pictures.list(rows.stream().map(row -> Slots.logo(row.id())).toList());
    return rows.stream()
        .map(
            row ->
                new Organization(
                    row.id(),
                    row.name(),
                    row.parts(),
                    logos.getOrDefault(Slots.logo(row.id()), List.of()).stream()
                        .findFirst()
                        .map(info -> image(row.id(), info))
                        .orElse(null)))
        .toList();
  }

  /** Logo and row change together, or not at all. */
  @Transactional
  public Image setLogo(long id, CompressedImage logo) {
    MediaInfo info = pictures.put(Slots.logo(id), logo);
    touch(id);
    return image(id, info);
  }

  @Transactional
  public void removeLogo(long id) {
    pictures.clear(Slots.logo(id));
    touch(id);
  }

  private void touch(long id) {
    jdbc.sql("UPDATE organizations SET updated_at = now() WHERE id = ?").param(id).update();
  }

  private static Image image(long id, MediaInfo info) {
    return Image.of(info, "/images/organizations/" + id + "/logo");
  }

  /** A row of {@code organizations}. */
  private record Row(long id, String name, long parts) {}
}

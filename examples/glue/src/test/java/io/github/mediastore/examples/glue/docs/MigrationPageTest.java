package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.migration.FallbackMediaStore;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code docs/migration.md} shows, run. */
class MigrationPageTest {

  private static final Logger log = LoggerFactory.getLogger(MigrationPageTest.class);

  @Test
  void filesAreTakenAndServedUntilThen(@TempDir Path uploads) throws IOException {
    DataSource dataSource = PageDatabase.withTables();
    PageDatabase.execute(
        dataSource,
        """
        CREATE TABLE users (id bigint, profile_photo_url text);
        CREATE TABLE parts (id bigint, image_paths text[]);
        INSERT INTO users VALUES (42, '/uploads/users/ada.png'), (43, NULL);
        INSERT INTO parts VALUES (1, ARRAY['parts/a.png', 'parts/b.png']);
        """);
    PagePictures.write(uploads.resolve("logos/acme.png"), 30, 20);
    PagePictures.write(uploads.resolve("users/ada.png"), 30, 20);
    PagePictures.write(uploads.resolve("parts/a.png"), 30, 20);
    PagePictures.write(uploads.resolve("parts/b.png"), 30, 20);

    JdbcMediaStore store = JdbcMediaStore.autonomous(dataSource);
    FileMigration migration =
        FileMigration.builder(dataSource, store::on, uploads)
            .files("logos/{ownerId}.*", "organizations", "logo")
            .query(
                "SELECT id, profile_photo_url FROM users",
                "users",
                "profile",
                url -> url.replaceFirst("^/uploads/", ""))
            .query("SELECT id, image_paths FROM parts ORDER BY id", "parts", "images")
            .listener(entry -> log.info("{}", entry))
            .build();
    migration.createLedger();
    assertThat(shownMeanwhile(dataSource, migration)).isEqualTo(1);

    MigrationReport report = migration.run();
    System.out.println(report);

    assertThat(report.entries()).hasSize(4);
    assertThat(store.count(MediaSlot.of("parts", 1, "images"))).isEqualTo(2);
    assertThat(store.count(MediaSlot.of("users", 42, "profile"))).isEqualTo(1);
  }

  private static int shownMeanwhile(DataSource dataSource, FileMigration migration) {
    ConnectionSource connections = ConnectionSource.of(dataSource);

    MediaStore store =
        FallbackMediaStore.importing(
            JdbcMediaStore.joining(connections), connections, migration, migration::filesOf);

    return store.count(MediaSlot.of("organizations", "acme", "logo"));
  }
}

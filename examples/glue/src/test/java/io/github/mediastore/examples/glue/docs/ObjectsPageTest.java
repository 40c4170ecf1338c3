package io.github.mediastore.examples.glue.docs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.StagedMedia;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** What {@code docs/objects.md} shows, run. */
class ObjectsPageTest {

  private final DataSource dataSource = PageDatabase.withTables();
  private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new DataSourceTransactionManager(dataSource));

  @TempDir private Path directory;

  @Test
  void aVideoIsStagedBeforeTheTransactionThatStoresIt() throws IOException {
    jdbc.execute("CREATE TABLE objects_page (id integer PRIMARY KEY)");
    ConnectionSource connections =
        ConnectionSource.of(new TransactionAwareDataSourceProxy(dataSource));
    MediaSlot slot = MediaSlot.of("objects_page", 42, "videos");
    MediaContent video = MediaContent.of("video/mp4", new byte[2_000_000]);

    ObjectStore objects = new FileObjectStore(directory);
    JdbcMediaStore store =
        JdbcMediaStore.builder()
            .objects(objects, 5_000_000)
            .objectsOf(type -> type.startsWith("video/"))
            .installation("production")
            .joining(connections);

    try (StagedMedia staged = store.stage(video)) {
      transaction.executeWithoutResult(
          status -> {
            jdbc.update("INSERT INTO objects_page (id) VALUES (42)");
            store.put(slot, staged);
          });
    }

    assertThat(store.find(slot).orElseThrow().bytes()).hasSize(2_000_000);
    assertThat(objects.list("", "", 10))
        .filteredOn(object -> !object.key().contains("/installation/"))
        .hasSize(1);
    jdbc.execute("DROP TABLE objects_page");
  }

  @Test
  void aMigrationStagesItsVideos() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("uploads"));
    byte[] video = new byte[600_000];
    byte[] start = "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom".getBytes(ISO_8859_1);
    System.arraycopy(start, 0, video, 0, start.length);
    Files.write(Files.createDirectories(folder.resolve("parts/1")).resolve("a.mp4"), video);
    ObjectStore objects = new FileObjectStore(directory.resolve("objects"));
    JdbcMediaStore store = JdbcMediaStore.builder().objects(objects, 5_000).autonomous(dataSource);

    FileMigration migration =
        FileMigration.builder(dataSource, store::on, folder)
            .files("parts/{ownerId}/*.mp4", "parts", "videos")
            .staging(store::stage)
            .build();

    migration.createLedger();
    assertThat(migration.run().counts().toString()).isEqualTo("{IMPORTED=1}");
    assertThat(objects.list("", "", 10))
        .filteredOn(object -> !object.key().contains("/installation/"))
        .hasSize(1);
  }
}

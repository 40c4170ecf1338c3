package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.browser.Browser;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.ColumnMediaStore;
import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/store.md} shows, run. */
class StorePageTest {

  private static final Path SCRIPT = Path.of("src/test/sh/flight-recorder.sh");

  private final ImageCompressor compressor = WebpImageCompressor.create();

  @Test
  void aGalleryIsAListOfMedia() {
    MediaStore store = JdbcMediaStore.autonomous(PageDatabase.withTables());
    CompressedImage front = compressor.compress(PagePictures.file("png", 90, 60));
    CompressedImage back = compressor.compress(PagePictures.file("png", 60, 90));
    CompressedImage side = compressor.compress(PagePictures.file("png", 80, 90));

    MediaSlot slot = MediaSlot.of("parts", 42, "images");
    store.addAll(slot, List.of(front, back, side));

    List<MediaInfo> gallery = store.list(slot);
    store.reorder(slot, List.of(gallery.get(2).id())); // first; the others keep their order

    String idFromUrl = gallery.get(0).id().toString();
    boolean removed = MediaId.parse(idFromUrl).map(id -> store.remove(slot, id)).orElse(false);

    assertThat(removed).isTrue();
    assertThat(store.list(slot))
        .extracting(MediaInfo::id)
        .containsExactly(gallery.get(2).id(), gallery.get(1).id());
  }

  @Test
  void columnsOfTheHostHoldPictures() {
    DataSource dataSource = PageDatabase.empty();
    PageDatabase.execute(
        dataSource,
        """
        CREATE TABLE users (id bigint PRIMARY KEY, profile_photo_data bytea, profile_photo_meta jsonb);
        CREATE SCHEMA catalog;
        CREATE TABLE catalog.parts (part_number text PRIMARY KEY, image_data bytea[]);
        INSERT INTO users VALUES (42);
        INSERT INTO catalog.parts VALUES ('A-1');
        """);
    ConnectionSource connections = ConnectionSource.of(dataSource);

    ColumnMediaStore store =
        ColumnMediaStore.builder()
            .column("users", "profile", "users.profile_photo_data")
            .metadata("profile_photo_meta")
            .arrayColumn("parts", "images", "catalog.parts.image_data")
            .key("part_number")
            .joining(connections);
    store.verifyColumns(); // at the start of the application

    MediaSchema.createFactsTriggers(store, dataSource);

    MediaInfo photo =
        store.put(
            MediaSlot.of("users", 42, "profile"),
            compressor.compress(PagePictures.file("png", 90, 60)));
    store.add(
        MediaSlot.of("parts", "A-1", "images"),
        compressor.compress(PagePictures.file("png", 60, 90)));
    assertThat(photo.placeholder()).isPresent();
    assertThat(store.count(MediaSlot.of("parts", "A-1", "images"))).isEqualTo(1);
  }

  @Test
  void flightRecorderShowsWhatTheLibraryDoes(@TempDir Path folder) throws Exception {
    Browser.requireCommand("bash");
    AtomicBoolean ended = new AtomicBoolean();
    Thread uploads =
        new Thread(
            () -> {
              while (!ended.get()) {
                compressor.compress(PagePictures.file("png", 90, 60));
              }
            });
    uploads.start();
    Path output = folder.resolve("output");
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-eu", SCRIPT.toAbsolutePath().toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    bash.environment().put("PID", Long.toString(ProcessHandle.current().pid()));
    bash.environment()
        .merge("PATH", System.getProperty("java.home") + "/bin:", (path, jdk) -> jdk + path);
    try {
      assertThat(bash.start().waitFor()).as(output.toString()).isZero();
    } finally {
      ended.set(true);
      uploads.join();
    }
    assertThat(Files.readString(output)).contains("io.github.mediastore.Compression {");
  }
}

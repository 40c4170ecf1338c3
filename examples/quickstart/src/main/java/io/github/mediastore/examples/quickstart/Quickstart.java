package io.github.mediastore.examples.quickstart;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.Fit;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The main job: compress pictures, store them in PostgreSQL, read them back, serve them.
 *
 * <p>Arguments are picture files; without any, a picture is drawn. {@code --once} exits instead of
 * serving. The exit status is 1 if a picture was refused.
 */
public final class Quickstart {

  /** All pictures of this example hang on one owner, one behind the other. */
  static final MediaSlot GALLERY = MediaSlot.of("galleries", 1, "pictures");

  private final ImageCompressor compressor;
  private final MediaStore store;

  private Quickstart(ImageCompressor compressor, MediaStore store) {
    this.compressor = compressor;
    this.store = store;
  }

  /**
   * Runs the example.
   *
   * @param args files and options
   * @throws IOException if PostgreSQL or the web server cannot start
   */
  public static void main(String[] args) throws IOException {
    List<String> options = Arrays.stream(args).filter(a -> a.startsWith("--")).toList();
    List<Path> files = Arrays.stream(args).filter(a -> !a.startsWith("--")).map(Path::of).toList();
    if (!List.of("--once").containsAll(options)) {
      System.err.println("Usage: quickstart [--once] [PICTURE...]");
      System.exit(2);
    }
    System.exit(run(files, options.contains("--once")));
  }

  static final CompressionSettings SETTINGS =
      CompressionSettings.builder().rendition("card", Fit.cover(600, 600), 100_000).build();

  private static int run(List<Path> files, boolean once) throws IOException {
    System.out.println("Starting PostgreSQL ...");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        HikariDataSource dataSource = pool(postgres.getPostgresDatabase())) {
      MediaSchema.of(MediaTables.DEFAULT).create(dataSource);
      ImageCompressor compressor = WebpImageCompressor.with(SETTINGS);
      MediaStore store = JdbcMediaStore.autonomous(dataSource);

      int refused = new Quickstart(compressor, store).storeAll(files);
      if (!once) {
        WebServer.serve(new Gallery(compressor, store));
      }
      return refused == 0 ? 0 : 1;
    }
  }

  /** Connections as an application has them: a few, kept open. */
  static HikariDataSource pool(DataSource database) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    return new HikariDataSource(config);
  }

  private int storeAll(List<Path> files) {
    if (files.isEmpty()) {
      return store("drawn.jpg", () -> compressor.compress(SamplePicture.draw())) ? 0 : 1;
    }
    int refused = 0;
    for (Path file : files) {
      refused += store(String.valueOf(file.getFileName()), () -> compressor.compress(file)) ? 0 : 1;
    }
    return refused;
  }

  private boolean store(String name, Supplier<CompressedImage> compression) {
    try {
      CompressedImage picture = compression.get();
      MediaInfo stored = store.add(GALLERY, GalleryPage.described(picture, name));
      System.out.println(name + ": " + picture.receipt());
      byte[] readBack = store.find(stored.id()).orElseThrow().bytes();
      if (!Arrays.equals(readBack, picture.bytes())) {
        throw new AssertionError("The bytes read back are not those that were stored");
      }
      return true;
    } catch (MediaException e) {
      System.out.println(name + ": REFUSED, " + e.getMessage());
      return false;
    }
  }
}

package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.jdbc.ColumnMediaStore;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.FileMigrationBuilder;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The files that pictures were before they moved into their rows. The rows say which file is whose:
 * a URL below {@code /uploads/}, of which the rest is the path in the folder.
 */
@Component
class OldFiles {

  private final DataSource dataSource;
  private final ObservedMediaStore<ColumnMediaStore> pictures;
  private final ImageCompressor photoCompressor;
  private final ImageCompressor logoCompressor;
  private final String prefix;

  OldFiles(
      DataSource dataSource,
      ObservedMediaStore<ColumnMediaStore> pictures,
      ImageCompressor photoCompressor,
      ImageCompressor logoCompressor,
      @Value("${parts.old-files.url-prefix}") String prefix) {
    this.dataSource = dataSource;
    this.pictures = pictures;
    this.photoCompressor = photoCompressor;
    this.logoCompressor = logoCompressor;
    this.prefix = prefix;
  }

  /**
   * Prepares to move profile photos and the pictures of parts.
   *
   * @param folder what the URLs lead to
   * @param listener hears of each file, from several threads
   */
  FileMigration photos(Path folder, Consumer<MigrationEntry> listener) throws UsageException {
    return withPhotos(from(folder, listener)).compressor(photoCompressor).build();
  }

  private FileMigrationBuilder withPhotos(FileMigrationBuilder migration) {
    return migration
        .query(
            "SELECT id, profile_photo_url FROM users ORDER BY id",
            Slots.USERS,
            Slots.PROFILE,
            this::path)
        .query(
            "SELECT id, image_urls FROM parts ORDER BY id", Slots.PARTS, Slots.IMAGES, this::path);
  }

  /** Prepares to move logos, which keep their transparency; with the same ledger. */
  FileMigration logos(Path folder, Consumer<MigrationEntry> listener) throws UsageException {
    return withLogos(from(folder, listener)).compressor(logoCompressor).build();
  }

  /** Prepares to remove all of them: each row that names a file guards it. */
  FileMigration all(Path folder, Consumer<MigrationEntry> listener) throws UsageException {
    return withLogos(withPhotos(from(folder, listener))).compressor(photoCompressor).build();
  }

  private FileMigrationBuilder withLogos(FileMigrationBuilder migration) {
    return migration.query(
        "SELECT id, logo_url FROM organizations ORDER BY id",
        Slots.ORGANIZATIONS,
        Slots.LOGO,
        this::path);
  }

  private FileMigrationBuilder from(Path folder, Consumer<MigrationEntry> listener)
      throws UsageException {
    if (!Files.isDirectory(folder)) {
      throw new UsageException("There is no folder " + folder);
    }
    return FileMigration.builder(dataSource, pictures.store()::on, folder).listener(listener);
  }

  /** Returns the path in the folder. */
  private String path(String url) {
    String local = url.replaceFirst("^https?://[^/]*", "");
    return local.startsWith(prefix) ? local.substring(prefix.length()) : local;
  }
}

package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaStore;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.migration.Confirmation.FileAction;
import io.github.mediastore.jdbc.migration.MigrationEntry.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Moves the files of a folder into a store, and removes them only when it is proved that they are
 * there.
 *
 * <pre>{@code
 * FileMigration migration = FileMigration.builder(dataSource, store::on, Path.of("uploads"))
 *     .files("users/{ownerId}/profile.*", "users", "profile")
 *     .files("parts/{ownerId}/*.jpg", "parts", "images")
 *     .build();
 * migration.createLedger();
 * System.out.println(migration.run());
 * }</pre>
 *
 * <p>A medium and its row in the ledger are written in one transaction: the process may be killed
 * at any moment and started again, and each file is taken once. A file that changed since is taken
 * again, in the place of what it was. One bad file stops nothing; the report names it. Safe for use
 * by several threads and processes at once.
 */
public final class FileMigration {

  private final Path root;
  private final List<FolderSources> sources;
  private final LedgerConnections connections;
  private final Ledger ledger;
  private final Importer importer;
  private final Confirmation confirmation;
  private final Workers workers;

  private FileMigration(Builder builder) {
    this.root = builder.root;
    this.sources = List.copyOf(builder.sources);
    this.connections = new LedgerConnections(builder.dataSource);
    this.ledger = new Ledger(builder.tables);
    ImageCompressor compressor =
        builder.compressor == null ? WebpImageCompressor.create() : builder.compressor;
    this.importer = new Importer(connections, ledger, builder.store, compressor);
    this.confirmation = new Confirmation(root, connections, ledger, builder.store);
    this.workers = new Workers(builder.listener);
  }

  /**
   * Returns a builder.
   *
   * @param dataSource gives connections that are in no transaction
   * @param store makes the store that writes on a connection, such as {@code jdbcMediaStore::on}
   * @param root the folder of the files; links that lead out of it are not followed
   */
  public static Builder builder(
      DataSource dataSource, Function<Connection, ? extends MediaStore> store, Path root) {
    return new Builder(dataSource, store, root);
  }

  /**
   * Creates the ledger, the table {@code media_migration}, unless it is there.
   *
   * @throws io.github.mediastore.MediaStorageException if that fails
   */
  public void createLedger() {
    connections.inTransaction(
        connection -> {
          ledger.create(connection);
          return ledger;
        });
  }

  /**
   * Takes every file that is not in the store yet, on as many threads as there are processors;
   * files of one slot one after the other, by their names.
   *
   * @return what became of each file
   * @throws UncheckedIOException if the folder cannot be listed
   * @throws io.github.mediastore.MediaStorageException if the ledger cannot be used; what was taken
   *     until then stays
   */
  public MigrationReport run() {
    List<SourceFile> files = new ArrayList<>();
    try {
      for (FolderSources each : sources) {
        files.addAll(each.list());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the folder " + root, e);
    }
    return workers.each(files, SourceFile::slot, importer::take);
  }

  /**
   * Reads every imported medium again and holds it to the SHA-256 that was written with it.
   *
   * @return the entries as they are; {@link Outcome#FAILED} with a reason where the medium is gone
   *     or damaged
   */
  public MigrationReport verify() {
    return workers.each(stored(), MigrationEntry::source, confirmation::verify);
  }

  /**
   * Removes the files whose medium was just read and found whole, and whose own bytes are still
   * those that were imported.
   *
   * @return {@link Outcome#SOURCE_REMOVED} for each that was removed; {@link Outcome#FAILED} with a
   *     reason for each that was kept
   */
  public MigrationReport deleteConfirmed() {
    return confirmed(Files::delete);
  }

  /**
   * Moves such files to another folder instead, under the same paths.
   *
   * @param trash a folder on the same file system, made if it is missing
   * @return as {@link #deleteConfirmed}
   */
  public MigrationReport moveConfirmed(Path trash) {
    return confirmed(
        file -> {
          Path target = trash.resolve(root.toRealPath().relativize(file));
          Files.createDirectories(Objects.requireNonNull(target.getParent()));
          Files.move(file, target);
        });
  }

  /**
   * Takes the import back: removes every imported medium whose file is still there.
   *
   * @return {@link Outcome#UNDONE} for each; {@link Outcome#FAILED} for those whose file was
   *     removed, which stay
   */
  public MigrationReport undo() {
    return workers.each(stored(), MigrationEntry::source, confirmation::undo);
  }

  /** Returns the ledger: what became of each file up to now. */
  public MigrationReport ledger() {
    return new MigrationReport(connections.inTransaction(ledger::all));
  }

  private List<MigrationEntry> stored() {
    return ledger().entries().stream().filter(MigrationEntry::isStored).toList();
  }

  private MigrationReport confirmed(FileAction action) {
    List<MigrationEntry> imported =
        stored().stream().filter(entry -> entry.outcome() == Outcome.IMPORTED).toList();
    return workers.each(
        imported, MigrationEntry::source, entry -> confirmation.removeSource(entry, action));
  }

  /** Collects what to move, and how. Not safe for several threads at once. */
  public static final class Builder {

    private final DataSource dataSource;
    private final Function<Connection, ? extends MediaStore> store;
    private final Path root;
    private final List<FolderSources> sources = new ArrayList<>();
    private MediaTables tables = MediaTables.DEFAULT;
    private @Nullable ImageCompressor compressor;
    private Consumer<MigrationEntry> listener = entry -> {};

    private Builder(
        DataSource dataSource, Function<Connection, ? extends MediaStore> store, Path root) {
      this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
      this.store = Objects.requireNonNull(store, "store");
      this.root = Objects.requireNonNull(root, "root");
    }

    /**
     * Adds files, by what their paths below the root look like.
     *
     * @param pattern a path with slashes, in which {@code {ownerId}} stands for the owner's id,
     *     once, {@code *} for any characters but a slash and {@code ?} for one
     * @param ownerType of the slots they go to, such as {@code users}
     * @param slotName of the slots, such as {@code profile}
     * @return this builder
     * @throws IllegalArgumentException if the pattern does not name the owner once
     */
    public Builder files(String pattern, String ownerType, String slotName) {
      sources.add(new FolderSources(root, pattern, ownerType, slotName));
      return this;
    }

    /**
     * Sets what pictures are compressed with; videos are taken as they are.
     *
     * @param compressor the compressor; {@link WebpImageCompressor#create} by default
     * @return this builder
     */
    public Builder compressor(ImageCompressor compressor) {
      this.compressor = Objects.requireNonNull(compressor, "compressor");
      return this;
    }

    /**
     * Sets where the ledger is.
     *
     * @param tables the schema and prefix; those of {@link MediaTables#DEFAULT} by default
     * @return this builder
     */
    public Builder tables(MediaTables tables) {
      this.tables = Objects.requireNonNull(tables, "tables");
      return this;
    }

    /**
     * Sets who hears of each file when it is done, in the thread that did it.
     *
     * @param listener for several threads
     * @return this builder
     */
    public Builder listener(Consumer<MigrationEntry> listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Returns the migration.
     *
     * @throws io.github.mediastore.CodecUnavailableException if no compressor was set, and this
     *     machine cannot run the WebP library
     */
    public FileMigration build() {
      return new FileMigration(this);
    }
  }
}

package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.internal.streams.FileTrouble;
import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.jdbc.internal.outage.Outage;
import io.github.mediastore.jdbc.internal.outage.Retries;
import io.github.mediastore.jdbc.migration.SourceRemoval.FileAction;
import io.github.mediastore.jdbc.migration.internal.connections.HostConnections;
import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections;
import io.github.mediastore.jdbc.migration.internal.fallback.FallbackFiles;
import io.github.mediastore.jdbc.migration.internal.fallback.FallbackImports;
import io.github.mediastore.jdbc.migration.internal.fallback.ServedFiles;
import io.github.mediastore.jdbc.migration.internal.importing.Importer;
import io.github.mediastore.jdbc.migration.internal.ledger.Ledger;
import io.github.mediastore.jdbc.migration.internal.ledger.UntakenSources;
import io.github.mediastore.jdbc.migration.internal.sources.FileContents;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFolder;
import io.github.mediastore.jdbc.migration.internal.sources.Sources;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEstimate;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Imports the files of a folder into a store, and deletes them only after their stored bytes have
 * been verified.
 *
 * <pre>{@code
 * FileMigration migration = FileMigration.builder(dataSource, store::on, Path.of("uploads"))
 *     .files("users/{ownerId}/profile.*", "users", "profile")
 *     .query("SELECT id, image_paths FROM parts ORDER BY id", "parts", "images")
 *     .build();
 * migration.createLedger();
 * System.out.println(migration.run());
 * }</pre>
 *
 * <p>A medium and its row in the ledger are written in one transaction: the process may be killed
 * at any moment and started again, and each file is taken once. A file that changed since is taken
 * again, in the place of what it was. One bad file stops nothing; the report names it. Files are
 * listed while others are taken; only what became of each is kept in memory. Safe for use by
 * several threads and processes at once.
 */
public final class FileMigration {

  private final SourceFolder folder;
  private final Sources sources;
  private final LedgerConnections connections;
  private final Ledger ledger;
  private final FileContents contents;
  private final UnaryOperator<MediaContent> staging;
  private final Function<Connection, ? extends MediaStore> store;
  private final Map<String, Set<String>> slotNames;
  private final LedgerSteps steps;

  FileMigration(FileMigrationBuilder builder) {
    this.folder = builder.folder;
    this.sources = new Sources(builder.sources);
    this.connections = builder.connections;
    this.ledger = new Ledger(builder.tables);
    this.contents =
        new FileContents(
            builder.compressor == null ? WebpImageCompressor.create() : builder.compressor);
    this.staging = builder.staging;
    this.store = builder.store;
    this.slotNames = Map.copyOf(builder.slotNames);
    this.steps = new LedgerSteps(connections, ledger, builder.listener);
  }

  /**
   * Returns a builder.
   *
   * @param dataSource gives connections that are in no transaction
   * @param store makes the store that writes on a connection, such as {@code jdbcMediaStore::on}
   * @param root the folder of the files; links that lead out of it are not followed
   */
  public static FileMigrationBuilder builder(
      DataSource dataSource, Function<Connection, ? extends MediaStore> store, Path root) {
    return new FileMigrationBuilder(dataSource, store, root);
  }

  /**
   * Creates the ledger, the table {@code media_migration}, unless it is there; one that an older
   * version made gets the columns it lacks.
   *
   * @throws io.github.mediastore.MediaStorageException if that fails
   */
  public void createLedger() {
    ledger.create(connections);
  }

  /**
   * Counts the files that {@link #run} would look at, those that cannot be had included.
   *
   * @return how many there are
   * @throws UncheckedIOException if the folder cannot be listed
   * @throws io.github.mediastore.MediaStorageException if a query failed
   */
  public long countSources() {
    AtomicLong count = new AtomicLong();
    try {
      sources.each(source -> count.incrementAndGet());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the files: " + FileTrouble.fileAndReason(e), e);
    }
    return count.get();
  }

  /**
   * Estimates what an import would save: counts all files and compresses some of them, spread
   * evenly over the listing, always the same ones. Writes nothing anywhere, and needs no ledger.
   *
   * @param sample how many to compress at most, at least 1
   * @return the estimate
   * @throws UncheckedIOException if the folder cannot be listed
   * @throws io.github.mediastore.MediaStorageException if a query failed
   */
  public MigrationEstimate estimate(int sample) {
    if (sample < 1) {
      throw new IllegalArgumentException("No estimate can be made from " + sample + " files");
    }
    return new Estimator(folder, contents).estimate(sources, sample);
  }

  /**
   * Imports every file that is not in the store yet, on as many threads as there are processors;
   * files of one slot one after the other, in listing order. If the compressor is busy or the
   * database is overloaded, a file is retried for a few seconds.
   *
   * @return what became of each file
   * @throws UncheckedIOException if the folder cannot be listed
   * @throws io.github.mediastore.MediaStorageException if a query failed or the database cannot be
   *     used; what was taken until then stays
   */
  public MigrationReport run() {
    MigrationReport taken = steps.eachSource(sources, importer(Retries.OF_DATABASE)::take);
    sources.setTaken();
    return taken;
  }

  /**
   * Reads every imported medium again and compares it with the SHA-256 that was stored with it.
   *
   * @return the entries as they are; {@link Outcome#SUPERSEDED} where a user has taken over; {@link
   *     Outcome#FAILED} with a reason where the medium is lost or damaged
   * @throws io.github.mediastore.MediaStorageException if the database cannot be used
   */
  public MigrationReport verify() {
    return steps.eachStored(confirmation()::verify);
  }

  /**
   * Removes the files whose medium was just read and found whole, and whose own bytes are still
   * those that were imported; not those that are listed for a slot where no run has taken them yet.
   * The sources are listed once, at the start. If one cannot be, nothing is removed; a table that
   * was dropped since this object's own {@link #run} is passed over.
   *
   * @return {@link Outcome#SOURCE_REMOVED} for each that was removed; {@link Outcome#SUPERSEDED}
   *     for each that is kept because a user has taken over; {@link Outcome#FAILED} with a reason
   *     for each that was kept otherwise
   * @throws io.github.mediastore.MediaStorageException if a query was not answered, which the
   *     message names, or the database cannot be used; what was removed until then is written down
   * @throws UncheckedIOException if a folder cannot be listed; the message names it
   * @throws IllegalStateException if code that names files failed
   */
  public MigrationReport deleteConfirmed() {
    return confirmed(Files::delete);
  }

  /**
   * Moves such files to another folder instead, under the same paths.
   *
   * @param trash a folder on the same file system, made if it is missing
   * @return as {@link #deleteConfirmed}
   * @throws IllegalArgumentException if it is the folder of the files
   */
  public MigrationReport moveConfirmed(Path trash) {
    requireOtherFolder(trash);
    return confirmed(
        file -> {
          Path target = trash.resolve(folder.root().toRealPath().relativize(file));
          Files.createDirectories(Objects.requireNonNull(target.getParent()));
          Files.move(file, target);
        });
  }

  /**
   * Undoes the import: removes every imported medium whose file still exists.
   *
   * @return {@link Outcome#UNDONE} for each; {@link Outcome#FAILED} for those whose file was
   *     removed or changed, which stay
   * @throws io.github.mediastore.MediaStorageException if the database cannot be used
   */
  public MigrationReport undo() {
    return steps.eachStored(confirmation()::undo);
  }

  /** Returns the ledger: what became of each file up to now. */
  public MigrationReport ledger() {
    return steps.all();
  }

  /**
   * Finds the files of one slot by the patterns of {@link FileMigrationBuilder#files}; others are
   * not looked for.
   *
   * @param slot the slot
   * @return their paths below the root, by name
   * @throws UncheckedIOException if the folder cannot be listed
   */
  public List<String> filesOf(MediaSlot slot) {
    return sources.of(slot);
  }

  FallbackMediaStore fallback(
      MediaStore reads,
      ConnectionSource host,
      Function<? super MediaSlot, ? extends List<String>> paths,
      boolean importing) {
    HostConnections both = new HostConnections(host, connections);
    FallbackFiles files =
        new FallbackFiles(reads, both, ledger, paths, new ServedFiles(folder, contents));
    FallbackImports imports =
        new FallbackImports(
            both, ledger, store, importer(Retries.NONE), files, slotNames, steps.listener());
    return new FallbackMediaStore(reads, files, imports, importing);
  }

  private void requireOtherFolder(Path trash) {
    try {
      if (Files.exists(trash) && Files.isSameFile(trash, folder.root())) {
        throw new IllegalArgumentException("The files are in that folder already: " + trash);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look at the folder " + trash, e);
    }
  }

  private Importer importer(Retries retries) {
    return new Importer(folder, connections, ledger, store, contents, staging, new Outage(retries));
  }

  private Confirmation confirmation() {
    return new Confirmation(folder, connections, ledger, store);
  }

  private MigrationReport confirmed(FileAction action) {
    Map<String, List<MigrationEntry>> files = steps.files();
    UntakenSources untaken = UntakenSources.of(files, sources, folder);
    SourceRemoval removal =
        new SourceRemoval(folder, connections, ledger, confirmation(), untaken, action);
    return steps.eachFile(files, removal::remove, untaken::names);
  }
}

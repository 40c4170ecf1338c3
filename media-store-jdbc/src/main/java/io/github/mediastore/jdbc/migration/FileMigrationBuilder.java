package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaStore;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections;
import io.github.mediastore.jdbc.migration.internal.sources.CodeSources;
import io.github.mediastore.jdbc.migration.internal.sources.FolderSources;
import io.github.mediastore.jdbc.migration.internal.sources.QuerySources;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFile;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFolder;
import io.github.mediastore.jdbc.migration.internal.sources.SourceListing;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Configures a {@link FileMigration}. Not safe for several threads at once.
 *
 * <p>Files are taken in the order in which they were added here, and those of one slot in the order
 * in which they are listed. One that several slots name is taken for each.
 */
public final class FileMigrationBuilder {

  final LedgerConnections connections;
  final Function<Connection, ? extends MediaStore> store;
  final SourceFolder folder;
  final List<SourceListing<SourceFile>> sources = new ArrayList<>();
  final Map<String, Set<String>> slotNames = new HashMap<>();
  MediaTables tables = MediaTables.DEFAULT;
  @Nullable ImageCompressor compressor;
  UnaryOperator<MediaContent> staging = content -> content;
  Consumer<MigrationEntry> listener = entry -> {};

  FileMigrationBuilder(
      DataSource dataSource, Function<Connection, ? extends MediaStore> store, Path root) {
    this.connections = new LedgerConnections(Objects.requireNonNull(dataSource, "dataSource"));
    this.store = Objects.requireNonNull(store, "store");
    this.folder = new SourceFolder(Objects.requireNonNull(root, "root"));
  }

  /**
   * Adds files, by what their paths below the root look like.
   *
   * @param pattern a path with slashes, in which {@code {ownerId}} stands for the owner's id, once,
   *     {@code *} for any characters but a slash and {@code ?} for one
   * @param ownerType of the slots they go to, such as {@code users}
   * @param slotName of the slots, such as {@code profile}
   * @return this builder
   * @throws IllegalArgumentException if the pattern does not name the owner once, or is no path
   *     below the root
   */
  public FileMigrationBuilder files(String pattern, String ownerType, String slotName) {
    sources.add(new FolderSources(folder.root(), pattern, ownerType, slotName));
    return slots(ownerType, slotName);
  }

  /**
   * Adds files that rows of the host's own tables name. Rows whose path is null or blank are passed
   * over; a file that is not there is reported.
   *
   * @param sql a query; its first column is the owner's id, its second a path below the root
   *     ({@code text}) or several ({@code text[]}, in their order). A slash at the start of a path
   *     is dropped. The query is run in a read-only transaction, which ends before the first file
   *     is taken.
   * @param ownerType of the slots they go to, such as {@code users}
   * @param slotName of the slots, such as {@code profile}
   * @return this builder
   */
  public FileMigrationBuilder query(String sql, String ownerType, String slotName) {
    return query(sql, ownerType, slotName, UnaryOperator.identity());
  }

  /**
   * Adds files that rows of the host's own tables name by something else than their paths, such as
   * a URL.
   *
   * @param sql as for {@link #query(String, String, String)}
   * @param ownerType of the slots they go to, such as {@code users}
   * @param slotName of the slots, such as {@code profile}
   * @param toPath makes the path below the root of what the query gives, never null or blank; blank
   *     for what is to be passed over
   * @return this builder
   */
  public FileMigrationBuilder query(
      String sql, String ownerType, String slotName, UnaryOperator<String> toPath) {
    sources.add(new QuerySources(connections, sql, ownerType, slotName, toPath));
    return slots(ownerType, slotName);
  }

  private FileMigrationBuilder slots(String ownerType, String slotName) {
    slotNames.computeIfAbsent(ownerType, type -> new TreeSet<>()).add(slotName);
    return this;
  }

  /**
   * Adds files that code names.
   *
   * @param sources gives them, anew each time they are listed; read lazily, by one thread, and
   *     closed
   * @return this builder
   */
  public FileMigrationBuilder sources(Supplier<Stream<MigrationSource>> sources) {
    Objects.requireNonNull(sources, "sources");
    this.sources.add(
        new CodeSources(
            () -> sources.get().map(source -> SourceFile.of(source.slot(), source.path()))));
    return this;
  }

  /**
   * Sets what pictures are compressed with; videos are taken as they are.
   *
   * @param compressor the compressor; {@link WebpImageCompressor#create} by default
   * @return this builder
   */
  public FileMigrationBuilder compressor(ImageCompressor compressor) {
    this.compressor = Objects.requireNonNull(compressor, "compressor");
    return this;
  }

  /**
   * Sets what reads a file before the transaction that stores it begins. A store that keeps large
   * media as objects needs it: {@code staging(store::stage)}.
   *
   * @param staging of the store
   * @return this builder
   */
  public FileMigrationBuilder staging(UnaryOperator<MediaContent> staging) {
    this.staging = Objects.requireNonNull(staging, "staging");
    return this;
  }

  /**
   * Sets where the ledger is, and the store's tables, unless it keeps media in columns: they tell
   * whether a medium that is gone was removed or lost.
   *
   * @param tables the schema and prefix; those of {@link MediaTables#DEFAULT} by default
   * @return this builder
   */
  public FileMigrationBuilder tables(MediaTables tables) {
    this.tables = Objects.requireNonNull(tables, "tables");
    return this;
  }

  /**
   * Sets a listener that is called after each file, on the thread that processed it.
   *
   * @param listener for several threads
   * @return this builder
   */
  public FileMigrationBuilder listener(Consumer<MigrationEntry> listener) {
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

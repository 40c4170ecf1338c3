package io.github.mediastore.jdbc.migration.internal.ledger;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.internal.streams.FileTrouble;
import io.github.mediastore.jdbc.internal.outage.Retries;
import io.github.mediastore.jdbc.migration.internal.sources.SourceException;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFile;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFolder;
import io.github.mediastore.jdbc.migration.internal.sources.SourceListing;
import io.github.mediastore.jdbc.migration.internal.sources.Sources;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The slots that files are listed for and of which the ledger says nothing, since no run has come
 * there yet; and the other names that lead to the same files.
 */
public final class UntakenSources {

  private static final String NO_TABLE = "42P01";

  private final Map<String, List<MigrationEntry>> known;
  private final Map<String, Map<@Nullable MediaSlot, MigrationEntry>> untaken = new HashMap<>();
  private Map<String, Set<String>> aliases = Map.of();

  private UntakenSources(Map<String, List<MigrationEntry>> known) {
    this.known = known;
  }

  /**
   * Asks every source of a migration which files it names.
   *
   * @param known the ledger's entries, by file
   * @param sources all that guard a file
   * @throws MediaStorageException if a query was not answered
   * @throws UncheckedIOException if a folder cannot be listed
   * @throws IllegalStateException if code failed
   */
  public static UntakenSources of(
      Map<String, List<MigrationEntry>> known, Sources sources, SourceFolder folder) {
    UntakenSources untaken = new UntakenSources(known);
    sources.listings().forEach(listing -> untaken.list(listing, sources.isTaken()));
    Set<String> names = new TreeSet<>(known.keySet());
    names.addAll(untaken.untaken.keySet());
    try {
      untaken.aliases = folder.aliases(names);
    } catch (AccessDeniedException e) {
      throw new UncheckedIOException(
          "Nothing was removed, because nobody can say which file this is: "
              + e.getFile()
              + ", "
              + FileTrouble.reason(e),
          e);
    }
    return untaken;
  }

  private void list(SourceListing<SourceFile> listing, boolean mayBeGone) {
    String nothing = "Nothing was removed, because these could not be listed: " + listing + ". ";
    Retries.PATIENT.of(
        () -> {
          try {
            listing.each(this::accept);
            return listing;
          } catch (MediaStorageException e) {
            if (mayBeGone && isGone(e)) {
              return listing;
            }
            throw new MediaStorageException(nothing + e.getMessage(), e, e.isTransient());
          } catch (IOException | UncheckedIOException e) {
            throw new UncheckedIOException(nothing + e, new IOException(e));
          } catch (RuntimeException e) {
            throw new IllegalStateException(nothing + e, e);
          }
        });
  }

  private static boolean isGone(MediaStorageException e) {
    return e.getCause() instanceof SQLException sql && NO_TABLE.equals(sql.getSQLState());
  }

  private void accept(SourceFile source) {
    SourceException fault = source.fault();
    if (fault != null && fault.isUnanswered()) {
      throw new UncheckedIOException(new IOException(source.name() + ": " + fault.words()));
    }
    if (isWithout(known.getOrDefault(source.name(), List.of()), source.slot())) {
      MigrationEntry entry =
          Entries.notImported(source, Outcome.FAILED, null, "It has not been taken yet");
      untaken
          .computeIfAbsent(source.name(), name -> new LinkedHashMap<>())
          .putIfAbsent(source.slot(), entry);
    }
  }

  /** Returns all names of a file, its own included, in the order in which they are locked. */
  public Set<String> names(String source) {
    return aliases.getOrDefault(source, Set.of(source));
  }

  /** Returns the slots that a file is listed for by any name, and has not been taken for. */
  public List<MigrationEntry> of(String source) {
    List<MigrationEntry> entries = new ArrayList<>();
    names(source).forEach(name -> entries.addAll(ofName(name)));
    return entries;
  }

  private List<MigrationEntry> ofName(String name) {
    List<MigrationEntry> entries = new ArrayList<>(untaken.getOrDefault(name, Map.of()).values());
    // An old ledger's entry is about one of the slots, and does not say which.
    boolean isOld = !isWithout(known.getOrDefault(name, List.of()), null);
    return isOld && entries.size() == 1 ? List.of() : entries;
  }

  public static boolean isWithout(List<MigrationEntry> entries, @Nullable MediaSlot slot) {
    return entries.stream().noneMatch(entry -> Objects.equals(entry.slot(), slot));
  }
}

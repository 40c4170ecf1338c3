package io.github.mediastore.jdbc.migration.internal.ledger;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.migration.internal.connections.Retries;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFile;
import io.github.mediastore.jdbc.migration.internal.sources.SourceListing;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The slots that known files are listed for and of which the ledger says nothing, since no run has
 * come there yet.
 */
public final class UntakenSources implements Consumer<SourceFile> {

  private final Map<String, List<MigrationEntry>> known;
  private final Map<String, Map<@Nullable MediaSlot, MigrationEntry>> untaken = new HashMap<>();

  /**
   * Starts with none.
   *
   * @param known the ledger's entries, by file
   */
  public UntakenSources(Map<String, List<MigrationEntry>> known) {
    this.known = known;
  }

  /** Lists what there is. A table or a folder may be gone after the migration. */
  public void list(SourceListing<SourceFile> listing) {
    Retries.PATIENT.of(
        () -> {
          try {
            listing.each(this);
            return true;
          } catch (MediaStorageException e) {
            if (e.isTransient()) {
              throw e;
            }
            return false;
          } catch (IOException e) {
            return false;
          }
        });
  }

  @Override
  public void accept(SourceFile source) {
    List<MigrationEntry> entries = known.getOrDefault(source.name(), List.of());
    if (!entries.isEmpty() && isWithout(entries, source.slot())) {
      MigrationEntry entry =
          Entries.notImported(source, Outcome.FAILED, null, "It has not been taken yet");
      untaken
          .computeIfAbsent(source.name(), name -> new LinkedHashMap<>())
          .putIfAbsent(source.slot(), entry);
    }
  }

  public List<MigrationEntry> of(String source) {
    List<MigrationEntry> entries = new ArrayList<>(untaken.getOrDefault(source, Map.of()).values());
    // An old ledger's entry is about one of the slots, and does not say which.
    boolean isOld = !isWithout(known.getOrDefault(source, List.of()), null);
    return isOld && entries.size() == 1 ? List.of() : entries;
  }

  public static boolean isWithout(List<MigrationEntry> entries, @Nullable MediaSlot slot) {
    return entries.stream().noneMatch(entry -> Objects.equals(entry.slot(), slot));
  }
}

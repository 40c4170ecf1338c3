package io.github.mediastore.examples.cli.inspect;

import io.github.mediastore.jdbc.MediaStatistics;
import java.util.List;
import java.util.Optional;

/**
 * What {@code status} tells.
 *
 * @param database its name
 * @param bytes what all of the database takes
 * @param statistics what is stored, and the tables behind it
 * @param imported what imports made of files, for each kind of slot that has any
 * @param outcomes what became of files; empty if nothing was ever imported
 */
record StoreStatus(
    String database,
    long bytes,
    MediaStatistics statistics,
    List<Imported> imported,
    List<OutcomeCount> outcomes) {

  /** Returns what imports made of files in the slots of a name. */
  Optional<Imported> imported(MediaStatistics.SlotUse slot) {
    return imported.stream()
        .filter(i -> i.ownerType().equals(slot.ownerType()) && i.slot().equals(slot.slot()))
        .findFirst();
  }

  /**
   * What imports made of files.
   *
   * @param ownerType the kind of owner
   * @param slot the name of the slots
   * @param sourceBytes the bytes of the files
   * @param storedBytes the bytes that they became, without renditions
   */
  record Imported(String ownerType, String slot, long sourceBytes, long storedBytes) {}

  /**
   * How many files had an outcome.
   *
   * @param outcome the outcome
   * @param files how many
   * @param sourceBytes their bytes
   * @param storedBytes the bytes that they became
   */
  record OutcomeCount(String outcome, long files, long sourceBytes, long storedBytes) {}
}

package io.github.mediastore.jdbc.migration;

import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections;
import io.github.mediastore.jdbc.migration.internal.ledger.Entries;
import io.github.mediastore.jdbc.migration.internal.ledger.Ledger;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFile;
import io.github.mediastore.jdbc.migration.internal.sources.SourceListing;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Goes through all files, or all that the ledger has, does a step for each, tells the listener, and
 * reports.
 */
record LedgerSteps(
    LedgerConnections connections, Ledger ledger, Consumer<MigrationEntry> listener) {

  MigrationReport all() {
    return new MigrationReport(connections.inTransaction(ledger::all));
  }

  MigrationReport eachSource(
      SourceListing<SourceFile> sources, Function<SourceFile, MigrationEntry> step) {
    return report(Workers.each(sources, SourceFile::group, source -> tell(step.apply(source))));
  }

  /** Goes through what the store holds, the last first. */
  MigrationReport eachStored(UnaryOperator<MigrationEntry> step) {
    // A column that has nothing but bytes tells equal ones apart by how many stand before them.
    List<MigrationEntry> stored =
        connections.inTransaction(ledger::lastChangedFirst).stream()
            .filter(MigrationEntry::isStored)
            .toList();
    SourceListing<MigrationEntry> listing = stored::forEach;
    return report(Workers.each(listing, Entries::group, entry -> tell(step.apply(entry))));
  }

  /**
   * Goes through the files, each with what the ledger has of it.
   *
   * @param group those of one group are handled one after the other
   */
  MigrationReport eachFile(
      Map<String, List<MigrationEntry>> files,
      UnaryOperator<List<MigrationEntry>> step,
      Function<String, ?> group) {
    SourceListing<String> listing = files.keySet()::forEach;
    List<List<MigrationEntry>> done =
        Workers.each(
            listing,
            group,
            file ->
                step.apply(files.getOrDefault(file, List.of())).stream().map(this::tell).toList());
    return report(done.stream().flatMap(List::stream).toList());
  }

  Map<String, List<MigrationEntry>> files() {
    return all().entries().stream().collect(Collectors.groupingBy(MigrationEntry::source));
  }

  private MigrationEntry tell(MigrationEntry entry) {
    listener.accept(entry);
    return entry;
  }

  private static MigrationReport report(List<MigrationEntry> entries) {
    return new MigrationReport(entries.stream().sorted(Entries.BY_SOURCE).toList());
  }
}

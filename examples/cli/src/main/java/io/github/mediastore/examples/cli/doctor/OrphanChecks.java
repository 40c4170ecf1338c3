package io.github.mediastore.examples.cli.doctor;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.database.DatabaseTrouble;
import io.github.mediastore.examples.cli.doctor.OwnerTables.OwnerKey;
import io.github.mediastore.examples.cli.terminal.Amounts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Looks for orphans: media whose owner's row is gone. Where the rows are, the owner triggers say,
 * or the user. Each orphan is named as it is found, however many there are.
 */
final class OrphanChecks {

  private static final String CHECK = "orphans";

  /** Each kind of owner by one look into the index, however many owners there are. */
  private static final String OWNER_TYPES =
      """
      WITH RECURSIVE types AS (
        (SELECT owner_type FROM %1$s ORDER BY owner_type LIMIT 1)
        UNION ALL
        SELECT (SELECT s.owner_type FROM %1$s s WHERE s.owner_type > t.owner_type
          ORDER BY s.owner_type LIMIT 1)
        FROM types t WHERE t.owner_type IS NOT NULL
      )
      SELECT owner_type FROM types WHERE owner_type IS NOT NULL
      """;

  private final Database database;
  private final List<OwnerTable> named;
  private final Consumer<Finding> findings;

  /**
   * Prepares to look.
   *
   * @param named the tables that the user named, besides those with triggers
   * @param findings takes each at once
   */
  OrphanChecks(Database database, List<OwnerTable> named, Consumer<Finding> findings) {
    this.database = database;
    this.named = named;
    this.findings = findings;
  }

  void run() {
    if (!database.hasTable("media_slot") || !database.hasTable("media")) {
      return; // Which is said already.
    }
    List<String> types =
        database.query(
            OWNER_TYPES.formatted(database.table("media_slot")), row -> row.getString(1));
    Map<String, List<OwnerTable>> tables = new TreeMap<>();
    OwnerTables ownerTables = new OwnerTables(database);
    for (OwnerTable table : ownerTables.ofTriggers()) {
      tables.computeIfAbsent(table.ownerType(), type -> new ArrayList<>()).add(table);
    }
    for (OwnerTable table : named) {
      tables.computeIfAbsent(table.ownerType(), type -> new ArrayList<>()).add(table);
    }
    for (String type : new LinkedHashSet<>(types)) {
      List<OwnerTable> owners = tables.getOrDefault(type, List.of());
      if (owners.isEmpty()) {
        findings.accept(
            Finding.note(
                CHECK,
                "of %s were not looked for: where its rows are is not known".formatted(type),
                "Name their table and its key: --owners %s=TABLE.COLUMN".formatted(type)));
      } else {
        check(type, owners, ownerTables);
      }
    }
    for (OwnerTable table : named) {
      if (!types.contains(table.ownerType())) {
        findings.accept(Finding.ok(CHECK, "there are no media of " + table.ownerType()));
      }
    }
  }

  private void check(String type, List<OwnerTable> owners, OwnerTables ownerTables) {
    try {
      List<OwnerKey> keys = new ArrayList<>();
      for (OwnerTable table : owners) {
        List<OwnerKey> found = ownerTables.keys(table);
        if (found.isEmpty()) {
          findings.accept(
              unchecked(type, "there is no column %s.%s".formatted(table.table(), table.key())));
          return;
        }
        keys.addAll(found);
      }
      check(type, keys);
    } catch (MediaStorageException e) {
      findings.accept(
          unchecked(type, DatabaseTrouble.explain(e).orElse(String.valueOf(e.getMessage()))));
    }
  }

  private void check(String type, List<OwnerKey> keys) {
    String tables = keys.stream().map(OwnerKey::table).distinct().collect(Collectors.joining(", "));
    long[] orphans = {0, 0};
    long slots =
        new OrphanPages(database, type, keys)
            .each(
                orphan -> {
                  orphans[0]++;
                  orphans[1] += orphan.media();
                  findings.accept(
                      new Finding(
                          "orphan",
                          Finding.Level.WARNING,
                          "%s/%s/%s: media %s"
                              .formatted(
                                  type,
                                  orphan.ownerId(),
                                  orphan.name(),
                                  Amounts.count(orphan.media())),
                          null));
                });
    findings.accept(
        orphans[0] == 0
            ? Finding.ok(
                CHECK, "of %s there are none in %s slots".formatted(type, Amounts.count(slots)))
            : Finding.warning(
                CHECK,
                "of %s there are %s media in %s of %s slots whose owner has no row in %s"
                    .formatted(
                        type,
                        Amounts.count(orphans[1]),
                        Amounts.count(orphans[0]),
                        Amounts.count(slots),
                        tables),
                "If the rows are gone for good, call clearOwner for each; an owner trigger keeps"
                    + " it so"));
  }

  private static Finding unchecked(String type, String why) {
    return Finding.problem(
        CHECK,
        "of %s were not looked for: %s".formatted(type, why),
        "Name their table and its key as SQL does, and use a role that sees all its rows");
  }
}

package io.github.mediastore.examples.cli.doctor;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.database.DatabaseTrouble;
import io.github.mediastore.examples.cli.objectstore.Needed;
import io.github.mediastore.examples.cli.objectstore.ObjectStoreOptions;
import io.github.mediastore.examples.cli.terminal.AbortedException;
import io.github.mediastore.examples.cli.terminal.Amounts;
import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import io.github.mediastore.jdbc.objects.SweepReport;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks at objects: whether their store answers, whose they are, which are missing, and how many a
 * sweep has still to delete.
 */
final class ObjectChecks {

  private static final String CHECK = "objects";
  private static final String STORE = "object store";
  private static final String OWNER = "owner of objects";

  private static final String COUNT =
      """
      SELECT count(*), count(o.unreferenced_since) FILTER (WHERE o.live),
        count(*) FILTER (WHERE NOT o.live)
      FROM %s o
      """;

  private final Database database;
  private final ObjectStoreOptions objects;
  private final Consumer<Finding> findings;

  /**
   * Prepares to look.
   *
   * @param objects where they are, if that was said
   * @param findings takes each at once
   */
  ObjectChecks(Database database, ObjectStoreOptions objects, Consumer<Finding> findings) {
    this.database = database;
    this.objects = objects;
    this.findings = findings;
  }

  /**
   * Looks.
   *
   * @return whether the object store answered, or need not
   */
  boolean run() {
    if (!database.hasTable("media_object")) {
      return true; // Tables of an earlier version, which is said already.
    }
    long[] counts =
        database.one(
            COUNT.formatted(database.table("media_object")),
            row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)});
    boolean hasAny = counts[0] > 0;
    if (!hasAny && !objects.areGiven()) {
      return true; // As in most stores.
    }
    findings.accept(
        Finding.ok(
            CHECK,
            hasAny
                ? "%s, of which %s are unreferenced and %s doomed"
                    .formatted(
                        Amounts.count(counts[0]),
                        Amounts.count(counts[1]),
                        Amounts.count(counts[2]))
                : "none; all bytes are in the tables"));
    if (objects.areGiven()) {
      return ask();
    }
    findings.accept(
        Finding.note(
            CHECK,
            "were not looked for: where they are is not known",
            "Name it, and this installation: --objects FOLDER (or s3://BUCKET) --installation"
                + " NAME"));
    return true;
  }

  private boolean ask() {
    try {
      objects.requireAnswer(database);
    } catch (AbortedException e) {
      return silent(e);
    }
    findings.accept(Finding.ok(STORE, "answers"));
    try {
      objects.requireReadable(database, Needed.ALL);
    } catch (AbortedException e) {
      findings.accept(
          Finding.problem(STORE, String.valueOf(e.getMessage()), "Name the one it belongs to"));
      return true;
    }
    if (!objects.haveInstallation()) {
      findings.accept(
          Finding.note(
              OWNER,
              "was not looked for: this installation is not named",
              "Name it: --installation NAME"));
      return true;
    }
    try {
      owner();
      compare();
      return true;
    } catch (MediaStorageException e) {
      if (DatabaseTrouble.explain(e).isPresent()) {
        throw e;
      }
      return silent(e);
    }
  }

  private boolean silent(RuntimeException e) {
    findings.accept(
        Finding.problem(
            STORE,
            String.valueOf(e.getMessage()),
            "What depends on it was not looked at. Check where it is, and the credentials"));
    return false;
  }

  private void owner() {
    Optional<String> obstacle = objects.installation(database).obstacle();
    findings.accept(
        obstacle.isEmpty()
            ? Finding.ok(OWNER, "is this database")
            : Finding.warning(
                OWNER,
                "is not this database: " + obstacle.get(),
                "If it is to be: media-store objects adopt --help says how"));
  }

  private void compare() {
    SweepReport found =
        objects
            .sweep(database)
            .listener(
                entry -> {
                  if (entry.outcome() == Outcome.MISSING) {
                    findings.accept(
                        Finding.problem(
                            "missing object",
                            entry.key() + " is not there, and media refer to it",
                            "Bring it back from a backup or a version of the bucket"));
                  }
                })
            .build()
            .previewUnknown();
    if (found.count(Outcome.MISSING) == 0) {
      findings.accept(Finding.ok("missing objects", "none"));
    }
    long unknown = found.count(Outcome.UNKNOWN);
    findings.accept(
        unknown == 0
            ? Finding.ok("unknown objects", "none")
            : Finding.note(
                "unknown objects",
                Amounts.count(unknown) + " are older than 30 days, and no row knows them",
                "If nobody needs them, run: media-store objects list --note"));
  }
}

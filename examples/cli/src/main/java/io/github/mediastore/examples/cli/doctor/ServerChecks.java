package io.github.mediastore.examples.cli.doctor;

import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.terminal.Amounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Looks at the server: its version, clock, connections and how it keeps what was committed. */
final class ServerChecks {

  private static final int OLDEST = 14;
  private static final int NEWEST = 18;
  private static final Duration SKEW = Duration.ofSeconds(2);

  private final Database database;

  ServerChecks(Database database) {
    this.database = database;
  }

  List<Finding> findings() {
    return List.of(version(), clock(), connections(), pooler(), durability(), checksums());
  }

  private Finding version() {
    int number = Integer.parseInt(setting("server_version_num"));
    String version = "PostgreSQL " + setting("server_version");
    int major = number / 10_000;
    if (major < OLDEST) {
      return Finding.problem(
          "version", version, "At least PostgreSQL " + OLDEST + " is needed: upgrade the server");
    }
    return major > NEWEST
        ? Finding.warning(
            "version", version, "No test has seen one newer than " + NEWEST + ": try it first")
        : Finding.ok("version", version);
  }

  private Finding clock() {
    Instant before = Instant.now();
    Instant there =
        database.one(
            "SELECT extract(epoch FROM clock_timestamp()) * 1000",
            row -> Instant.ofEpochMilli(row.getLong(1)));
    return clock(before, there, Instant.now());
  }

  static Finding clock(Instant before, Instant there, Instant after) {
    Duration skew =
        there.isBefore(before)
            ? Duration.between(there, before)
            : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
    return skew.compareTo(SKEW) > 0
        ? Finding.warning(
            "clock",
            "this machine's and the server's are %s apart"
                .formatted(Amounts.duration(skew.toSeconds())),
            "Last-Modified comes from the server's: set both by NTP")
        : Finding.ok("clock", "this machine's and the server's agree");
  }

  private Finding connections() {
    int most = Integer.parseInt(setting("max_connections"));
    int reserved = Integer.parseInt(setting("superuser_reserved_connections"));
    int used =
        database.one(
            "SELECT coalesce(sum(numbackends), 0) FROM pg_stat_database", row -> row.getInt(1));
    int free = most - reserved - used;
    String message =
        "%d of %d are free; this command takes at most %d"
            .formatted(free, most - reserved, Database.connections());
    String advice =
        "All pools of all nodes together must stay below "
            + (most - reserved)
            + "; a pool of twice the server's processors is enough";
    return free < Database.connections()
        ? Finding.warning("connections", message, advice)
        : Finding.note("connections", message, advice);
  }

  /** What listens where nobody connected to is behind something. */
  private Finding pooler() {
    int port = database.one("SELECT coalesce(inet_server_port(), 0)", row -> row.getInt(1));
    if (port == 0 || database.namesPort(port) || database.preparesNothing()) {
      return Finding.ok("pooler", "no sign of one that needs another URL");
    }
    return Finding.note(
        "pooler",
        "the server listens at port %d, which the URL does not name".formatted(port),
        "If PgBouncer before 1.21 in transaction mode is between: add prepareThreshold=0 to it");
  }

  private Finding durability() {
    if (setting("fsync").equals("off")) {
      return Finding.problem(
          "durability",
          "fsync is off: a crash can destroy the database",
          "Set fsync = on in postgresql.conf");
    }
    return setting("full_page_writes").equals("off")
        ? Finding.warning(
            "durability",
            "full_page_writes is off: a crash can tear pages",
            "Set full_page_writes = on, unless the file system writes whole pages")
        : Finding.ok("durability", "fsync and full_page_writes are on");
  }

  private Finding checksums() {
    return setting("data_checksums").equals("on")
        ? Finding.ok("checksums", "the server notices damaged pages (data_checksums)")
        : Finding.note(
            "checksums",
            "the server does not notice damaged pages (data_checksums is off)",
            "media-store verify notices damaged media; pg_checksums --enable is for the rest");
  }

  private String setting(String name) {
    return database.one("SELECT current_setting(?)", row -> row.getString(1), name);
  }
}

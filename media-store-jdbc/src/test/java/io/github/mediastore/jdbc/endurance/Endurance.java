package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.endurance.Disturbances.Kind;
import io.github.mediastore.jdbc.migration.FileMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Runs clients against a server, disturbs both, and compares what is there with what must be there.
 *
 * <p>{@code Endurance seed=7 folder=run disk=small phases=60 seconds=60}: see {@link Plan}. Ends
 * with status 0 if nothing was found; else the folder has the journals and the seed is printed.
 */
final class Endurance {

  private final Plan plan;
  private final DatabaseServer server;
  private final Disk disk;
  private final Random random;
  private final List<ClientProcess> clients = new ArrayList<>();
  private final Disturbances disturbances;
  private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

  private Endurance(Plan plan) throws IOException {
    Files.createDirectories(plan.folder().files());
    this.plan = plan;
    this.server = new DatabaseServer(plan.data());
    this.disk = new Disk(server, plan.disk());
    this.random = new Random(plan.seed());
    this.disturbances = new Disturbances(server, disk, clients, random);
    this.dataSource.setUrl(server.url());
  }

  /** Runs as the arguments say, until the end or the first fault. */
  public static void main(String[] arguments) throws Exception {
    Plan plan = Plan.of(arguments);
    run(plan, List.of());
    System.out.println(new Totals(plan).text());
  }

  /**
   * Runs.
   *
   * @param each disturbances that each phase has, in any order, besides those that are drawn
   */
  static void run(Plan plan, List<Kind> each) throws Exception {
    System.out.println("The seed is " + plan.seed());
    Endurance endurance = new Endurance(plan);
    try {
      endurance.run(each);
    } catch (Exception e) {
      throw new Fault("With the seed %d: %s".formatted(plan.seed(), e.getMessage()), e);
    } finally {
      endurance.clients.forEach(ClientProcess::kill);
      endurance.server.stop();
    }
  }

  private void run(List<Kind> each) throws Exception {
    server.start();
    prepare();
    for (int client = 1; client <= plan.clients(); client++) {
      clients.add(new ClientProcess(plan, client, server.url()));
    }
    long end = System.currentTimeMillis() + plan.minutes() * 60_000L;
    for (int phase = 1; phase <= plan.phases() && System.currentTimeMillis() < end; phase++) {
      try (Connection connection = server.connect()) {
        new SharedRun(plan, connection).begin(phase);
      }
      if (phase == 1) {
        clients.forEach(ClientProcess::start);
        awaitWork();
      }
      plan.folder().setPausing(false);
      work(each);
      int representations = audit(phase);
      System.out.printf(
          "Phase %d of %d: %d representations as they must be; %s%n",
          phase, plan.phases(), representations, disturbances.summary());
    }
    plan.folder().stop();
    plan.folder().setPausing(false);
    for (ClientProcess client : clients) {
      client.awaitEnd();
    }
  }

  private void prepare() throws SQLException, IOException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE users (id bigint, region integer, PRIMARY KEY (id, region))
            PARTITION BY LIST (region);
          CREATE TABLE users_0 PARTITION OF users FOR VALUES IN (0);
          CREATE TABLE users_1 PARTITION OF users FOR VALUES IN (1);
          CREATE TABLE members (id text PRIMARY KEY)
          """);
      List<String> prefixes = Audit.prefixes(plan.clients());
      for (String prefix : prefixes) {
        MediaTables tables = new MediaTables("", prefix);
        MediaSchema.of(tables).create(dataSource);
        JdbcMediaStore store = JdbcMediaStore.builder().tables(tables).autonomous(dataSource);
        Files.createDirectories(plan.folder().files().resolve(prefix));
        FileMigration.builder(dataSource, store::on, plan.folder().files().resolve(prefix))
            .tables(tables)
            .build()
            .createLedger();
      }
      MediaSchema schema = MediaSchema.of(MediaTables.DEFAULT);
      statement.execute(schema.ownerTriggerSql("users", "users", "id"));
      statement.execute(schema.ownerTriggerSql("members", "members", "id"));
      disk.prepare(prefixes);
    }
  }

  /** On a busy machine processes take their time to start. */
  private void awaitWork() throws IOException {
    for (int client = 1; client <= plan.clients(); client++) {
      Path journal = plan.folder().journal(client);
      while (!Files.exists(journal) || Files.size(journal) == 0) {
        clients.forEach(ClientProcess::requireRunning);
        Connections.sleep(50);
      }
    }
  }

  private void work(List<Kind> each) throws SQLException {
    List<Kind> kinds = new ArrayList<>(each);
    for (int i = 0; i < plan.disturbances(); i++) {
      kinds.add(disturbances.draw());
    }
    Collections.shuffle(kinds, random);
    long start = System.currentTimeMillis();
    for (int i = 0; i < kinds.size(); i++) {
      long mean = plan.phaseSeconds() * 1000L / (kinds.size() + 1);
      long due = start + mean * (i + 1) + (long) ((random.nextDouble() - 0.5) * mean);
      watchUntil(due);
      disturbances.run(kinds.get(i));
    }
    watchUntil(start + plan.phaseSeconds() * 1000L);
  }

  private void watchUntil(long time) {
    do {
      clients.forEach(ClientProcess::requireRunning);
      Connections.sleep(Math.max(1, Math.min(500, time - System.currentTimeMillis())));
    } while (System.currentTimeMillis() < time);
  }

  /** Lets all clients end what they are at, and compares. */
  private int audit(int phase) throws Exception {
    plan.folder().setPausing(true);
    long end = System.currentTimeMillis() + 240_000;
    for (int client = 1; client <= plan.clients(); client++) {
      while (!plan.folder().isPaused(client)) {
        clients.forEach(ClientProcess::requireRunning);
        if (System.currentTimeMillis() > end) {
          throw new Fault("Client %d does not come to an end".formatted(client));
        }
        Connections.sleep(50);
      }
    }
    try (Connection connection = server.connect()) {
      int representations = new Audit(plan, connection, dataSource).run(phase);
      new SharedRun(plan, connection).end(phase);
      return representations;
    }
  }
}

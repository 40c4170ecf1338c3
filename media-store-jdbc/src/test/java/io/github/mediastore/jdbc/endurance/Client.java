package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.MediaException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One of the processes: does one thing after the other, compares what is there with what must be
 * there after each, and is killed now and then.
 */
final class Client {

  static final int FAULT = 3;

  private final Folder folder;
  private final int number;
  private final Random random;
  private final long pauseMillis;
  private final Connections connections;
  private final Journal journal;
  private final Reality reality;
  private final OwnOperations own;
  private final MigrationOperations migration;
  private final SharedOperations shared;
  private final ExportOperations exports;
  private final Objects objects;
  private final Upkeep upkeep;

  private Client(
      Folder folder,
      int number,
      long seed,
      long pauseMillis,
      String url,
      String cli,
      long largerThan)
      throws IOException {
    this.folder = folder;
    this.number = number;
    this.random = new Random(seed);
    this.pauseMillis = pauseMillis;
    this.connections = new Connections(url, "client-" + number);
    this.journal = new Journal(folder.journal(number));
    this.objects = new Objects(folder.objects(), largerThan);
    this.upkeep = new Upkeep(number, random, connections, folder, objects);
    this.reality = new Reality(folder);
    this.own = new OwnOperations(number, random, connections, objects);
    this.migration =
        new MigrationOperations("c" + number + "_", random, connections, folder.files());
    this.shared = new SharedOperations(number, random, connections, folder, objects);
    this.exports = new ExportOperations(number, cli, url, folder);
  }

  /**
   * Runs until it is killed, or told to stop, or finds a fault.
   *
   * @param arguments folder, number, seed, mean pause, URL of the database, class path of the
   *     command line, size from which on media are objects
   */
  public static void main(String[] arguments) throws IOException {
    Folder folder = new Folder(Path.of(arguments[0]));
    int number = Integer.parseInt(arguments[1]);
    try {
      new Client(
              folder,
              number,
              Long.parseLong(arguments[2]),
              Long.parseLong(arguments[3]),
              arguments[4],
              arguments[5],
              Long.parseLong(arguments[6]))
          .run();
    } catch (Throwable e) {
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text, true));
      Files.writeString(folder.fault(number), text.toString());
      System.exit(FAULT);
    }
  }

  private void run() throws IOException {
    settle();
    checkAll();
    while (!folder.isStopping()) {
      if (folder.isPausing()) {
        pause();
      } else if (objects.areUsed() && random.nextInt(15) == 0) {
        upkeep.run();
      } else if (random.nextInt(3) == 0) {
        shared.run();
      } else {
        step();
      }
      Connections.sleep((long) (-Math.log(1 - random.nextDouble()) * pauseMillis));
    }
  }

  /** Shows that nothing is under way and all is as it must be, and waits. */
  private void pause() throws IOException {
    checkAll();
    folder.writeModel(number, journal.world());
    folder.setPaused(number, true);
    while (folder.isPausing()) {
      Connections.sleep(50);
    }
    folder.setPaused(number, false);
  }

  private void step() {
    int kind = random.nextInt(100);
    Operation operation =
        kind < 70
            ? own.draw(journal.world())
            : kind < 99 || !exports.isPossible()
                ? migration.draw(journal.world())
                : exports.draw(journal.world());
    journal.intend(operation);
    boolean isDone;
    try {
      isDone = operation.action().run();
    } catch (MediaException | SQLException e) {
      folder.count(number, operation.name(), e);
      settle();
      return;
    } catch (Exception e) {
      throw new Fault("Failed to " + operation.name(), e);
    }
    if (isDone) {
      journal.acknowledge(found(operation, true));
    } else {
      settle();
    }
  }

  /** Finds out what became of an operation whose acknowledgement was not received. */
  private void settle() {
    connections.renew();
    connections.awaitEndOfEarlierEpochs();
    Optional<Operation> open = journal.open();
    if (open.isPresent()) {
      journal.resolve(found(open.get(), false));
    }
  }

  /** Returns the stage that each change has come to. */
  private List<Map<String, String>> found(Operation operation, boolean isAcknowledged) {
    Map<String, String> values = connections.read(c -> reality.values(c, operation.keys()));
    List<Map<String, String>> found = new ArrayList<>();
    for (Change change : operation.changes()) {
      List<Map<String, String>> possible =
          isAcknowledged && change.isExact() ? List.of(change.last()) : change.stages();
      @Nullable Map<String, String> stage = null;
      for (Map<String, String> each : possible) {
        boolean isIt =
            each.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(Key.BECOMES))
                .allMatch(entry -> entry.getValue().equals(values.get(entry.getKey())));
        stage = isIt ? each : stage;
      }
      if (stage == null) {
        throw new Fault(
            "After %s (%s) there is %s, but there must be one of %s"
                .formatted(
                    operation.name(),
                    isAcknowledged ? "acknowledged" : "not acknowledged",
                    values,
                    possible));
      }
      found.add(stage);
    }
    return found;
  }

  private void checkAll() {
    World world = journal.world();
    Map<String, String> values = connections.read(c -> reality.values(c, world.all().keySet()));
    values.forEach(
        (key, value) -> {
          if (!value.equals(world.get(key))) {
            throw new Fault("%s is %s, but must be %s".formatted(key, value, world.get(key)));
          }
        });
  }
}

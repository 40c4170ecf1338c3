package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.endurance.SourceFiles.SourceFile;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Draws what a client does with a folder of its own that moves into tables of its own: new and
 * changed files, the steps of the migration, and what users do to the media meanwhile.
 */
final class MigrationOperations {

  private static final int OWNERS = 8;
  private static final int MOST_IN_SLOT = 5;

  private final String prefix;
  private final Random random;
  private final Connections connections;
  private final Path root;
  private final SourceFiles files;
  private final SlotSteps steps;

  MigrationOperations(String prefix, Random random, Connections connections, Path folders) {
    this.prefix = prefix;
    this.random = random;
    this.connections = connections;
    this.root = folders.resolve(prefix);
    this.files = new SourceFiles(random);
    this.steps = new SlotSteps(prefix, random);
  }

  Operation draw(World world) {
    int kind = random.nextInt(100);
    if (kind < 35) {
      return write(world);
    } else if (kind < 55) {
      return user(world);
    } else if (kind < 80) {
      return run(world);
    } else if (kind < 92) {
      return delete(world);
    } else if (kind < 97) {
      return bySlot("undo", world, LedgerState::undone, FileMigration::undo);
    }
    return new Operation("verify import", List.of(), () -> isWhole(migration().verify()));
  }

  /** Writes a new file, another version of one, or another where one was that is removed. */
  private Operation write(World world) {
    SourceFile file = files.draw();
    String owner = Integer.toString(random.nextInt(OWNERS));
    List<String> known = bySlot(world).getOrDefault(owner, List.of());
    List<String> there = known.stream().filter(name -> state(world, name).hasFile()).toList();
    if (there.size() >= MOST_IN_SLOT) {
      return remove(world, there.get(random.nextInt(there.size())));
    }
    String name =
        !known.isEmpty() && random.nextInt(3) == 0
            ? known.get(random.nextInt(known.size()))
            : "photos/%s/f%015d".formatted(owner, System.nanoTime());
    Map<String, String> after = new TreeMap<>();
    after.put(Key.file(prefix, name), file.sha256());
    after.put(Key.becomes(file.sha256()), file.item());
    return new Operation(
        "write file",
        List.of(Change.of(world, after)),
        () -> {
          SourceFiles.write(root.resolve(name), file.bytes());
          return true;
        });
  }

  /** The host removes a file, if the migration has no part in it. */
  private Operation remove(World world, String name) {
    if (state(world, name).isStored()) {
      return delete(world);
    }
    return new Operation(
        "remove file",
        List.of(Change.of(world, Map.of(Key.file(prefix, name), ""))),
        () -> {
          Files.deleteIfExists(root.resolve(name));
          return true;
        });
  }

  /** What a user does to imported media. */
  private Operation user(World world) {
    MediaSlot slot = MediaSlot.of("photos", random.nextInt(OWNERS), "images");
    Step step = steps.draw(world, slot, true);
    return new Operation(
        step.name(),
        List.of(Change.of(world, step.after())),
        () -> {
          try (Connection connection = connections.one().getConnection()) {
            step.body().run(store(), connection);
          }
          return true;
        });
  }

  private Operation run(World world) {
    return bySlot("import", world, LedgerState::imported, FileMigration::run);
  }

  private Operation delete(World world) {
    List<Change> changes = new ArrayList<>();
    for (List<String> names : bySlot(world).values()) {
      for (String name : names) {
        LedgerState state = state(world, name);
        if (state.isImported()) {
          changes.add(state.removed());
        }
      }
    }
    return new Operation("delete confirmed", changes, () -> isWhole(migration().deleteConfirmed()));
  }

  /** A step that goes file by file; of those of a slot any may have failed for the database. */
  private Operation bySlot(
      String name,
      World world,
      Function<LedgerState, Map<String, String>> step,
      Function<FileMigration, MigrationReport> action) {
    List<Change> changes = new ArrayList<>();
    for (List<String> names : bySlot(world).values()) {
      World before = partOf(world, names);
      World last = before.copy();
      List<World> stages = new ArrayList<>(List.of(before));
      for (String file : names) {
        for (World stage : List.copyOf(stages)) {
          Map<String, String> done = step.apply(state(stage, file));
          if (!done.isEmpty()) {
            World next = stage.copy();
            next.put(done);
            stages.add(next);
          }
        }
        last.put(step.apply(state(last, file)));
      }
      stages.add(last);
      Map<String, String> changed = before.differences(last);
      if (!changed.isEmpty()) {
        changes.add(
            new Change(stages.stream().map(s -> s.values(changed.keySet())).toList(), true));
      }
    }
    return new Operation(name, changes, () -> isWhole(action.apply(migration())));
  }

  private World partOf(World world, List<String> names) {
    World part = new World();
    for (String name : names) {
      LedgerState state = state(world, name);
      for (String key : state.keys()) {
        part.put(key, world.get(key));
      }
    }
    return part;
  }

  private LedgerState state(World world, String name) {
    String owner = name.split("/", -1)[1];
    return new LedgerState(
        world, prefix, name, Key.slot(prefix, MediaSlot.of("photos", owner, "images")));
  }

  /** Returns the names of files that are there or in the ledger, in the order of the listing. */
  private Map<String, List<String>> bySlot(World world) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    Stream.concat(
            world.keys(Key.FILE + prefix + " ").stream(),
            world.keys(Key.LEDGER + prefix + " ").stream())
        .map(Key::name)
        .distinct()
        .sorted()
        .forEach(
            name ->
                names.computeIfAbsent(name.split("/", -1)[1], o -> new ArrayList<>()).add(name));
    return names;
  }

  /** A report with failures may be one of a server that was not there at the moment. */
  private static boolean isWhole(MigrationReport report) {
    for (MigrationEntry entry : report.entries()) {
      SlotView.require(
          entry.problem() != Problem.DAMAGED && entry.problem() != Problem.OUT_OF_STEP,
          "the migration says " + entry);
    }
    return report.entries().stream().noneMatch(entry -> entry.problem() == Problem.STORAGE);
  }

  private JdbcMediaStore store() {
    return JdbcMediaStore.builder()
        .tables(new MediaTables("", prefix))
        .autonomous(connections.one());
  }

  private FileMigration migration() {
    return FileMigration.builder(connections.many(), store()::on, root)
        .files("photos/{ownerId}/f*", "photos", "images")
        .tables(new MediaTables("", prefix))
        .build();
  }
}

package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.JdbcMediaStore;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Draws what a client does to owners that nobody else touches: alone, or in a transaction. */
final class OwnOperations {

  private static final int USERS = 10;
  private static final int PARTS = 6;

  private final int client;
  private final Random random;
  private final Connections connections;
  private final Objects objects;
  private final SlotSteps steps;

  OwnOperations(int client, Random random, Connections connections, Objects objects) {
    this.client = client;
    this.random = random;
    this.connections = connections;
    this.objects = objects;
    this.steps = new SlotSteps("", random);
  }

  Operation draw(World world) {
    int kind = random.nextInt(100);
    if (kind < 75) {
      Step step = drawStep(world);
      return new Operation(step.name(), List.of(Change.of(world, step.after())), () -> alone(step));
    }
    return transaction(world, random.nextInt(3) > 0);
  }

  private boolean alone(Step step) throws Exception {
    JdbcMediaStore store = objects.store(connections.one(), connections.many());
    try (Connection connection = connections.one().getConnection()) {
      connection.setAutoCommit(true);
      step.body().run(store, connection);
    }
    return true;
  }

  /** Several steps that the host commits or rolls back. */
  private Operation transaction(World world, boolean commits) {
    World scratch = world.copy();
    List<Step> chosen = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    while (chosen.size() < count) {
      Step step = random.nextInt(4) == 0 ? drawMove(scratch) : drawStep(scratch);
      if (!step.name().equals("put without owner")) { // Which would end the transaction.
        chosen.add(step);
        scratch.put(step.after());
      }
    }
    Map<String, String> after = new TreeMap<>();
    chosen.forEach(step -> step.after().keySet().forEach(key -> after.put(key, "")));
    after.replaceAll((key, value) -> (commits ? scratch : world).get(key));
    return new Operation(
        commits ? "transaction" : "rollback",
        List.of(Change.of(world, after)),
        () -> together(chosen, commits));
  }

  private boolean together(List<Step> chosen, boolean commits) throws Exception {
    try (Connection connection = connections.one().getConnection()) {
      connection.setAutoCommit(false);
      JdbcMediaStore store = objects.store(connections.one(), connections.many()).on(connection);
      for (Step step : chosen) {
        step.body().run(store, connection);
      }
      if (commits) {
        connection.commit();
      } else {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
    return true;
  }

  private Step drawStep(World world) {
    if (random.nextInt(6) == 0) {
      return drawOwner(world);
    }
    MediaSlot slot = drawSlot();
    if (!hasOwner(world, slot) && random.nextInt(3) > 0) {
      return insertOwner(Long.parseLong(slot.ownerId()));
    }
    return steps.draw(world, slot, hasOwner(world, slot));
  }

  private Step drawMove(World world) {
    for (int attempt = 0; attempt < 50; attempt++) {
      MediaSlot from = drawSlot();
      MediaSlot to = drawSlot();
      if (!from.equals(to)
          && !world.items(Key.slot("", from)).isEmpty()
          && hasOwner(world, to)
          && world.items(Key.slot("", to)).size() < 10) {
        return steps.move(world, from, to);
      }
    }
    return drawStep(world);
  }

  private static boolean hasOwner(World world, MediaSlot slot) {
    return slot.ownerType().equals("parts")
        || !world.get(Key.row(Long.parseLong(slot.ownerId()))).isEmpty();
  }

  private MediaSlot drawSlot() {
    String name = random.nextBoolean() ? "profile" : "images";
    return random.nextInt(3) == 0
        ? MediaSlot.of("parts", client + "-" + random.nextInt(PARTS), name)
        : MediaSlot.of("users", client * 1000 + random.nextInt(USERS), name);
  }

  private Step drawOwner(World world) {
    long id = client * 1000L + random.nextInt(USERS);
    String row = Key.row(id);
    if (world.get(row).isEmpty()) {
      return insertOwner(id);
    }
    int kind = random.nextInt(4);
    if (kind == 0) {
      Map<String, String> after = new TreeMap<>(slotsOf("users", Long.toString(id)));
      after.put(row, "");
      return Step.sql("delete owner", after, "DELETE FROM users WHERE id = ?", id);
    } else if (kind == 1) {
      boolean isUser = random.nextBoolean();
      String ownerType = isUser ? "users" : "parts";
      String ownerId = isUser ? Long.toString(id) : client + "-" + random.nextInt(PARTS);
      Map<String, String> after = slotsOf(ownerType, ownerId);
      int count = after.keySet().stream().mapToInt(key -> world.items(key).size()).sum();
      return new Step(
          "clear owner",
          after,
          (store, c) ->
              SlotView.require(
                  store.clearOwner(ownerType, ownerId) == count, "another number was cleared"));
    }
    String other = world.get(row).equals("0") ? "1" : "0";
    return Step.sql(
        "move owner",
        Map.of(row, other),
        random.nextBoolean()
            ? "UPDATE users SET region = %s WHERE id = ?".formatted(other)
            : """
            WITH gone AS (DELETE FROM users WHERE id = ? RETURNING id)
            INSERT INTO users SELECT id, %s FROM gone
            """
                .formatted(other),
        id);
  }

  private static Step insertOwner(long id) {
    return Step.sql(
        "insert owner",
        Map.of(Key.row(id), "0"),
        "INSERT INTO users (id, region) VALUES (?, 0)",
        id);
  }

  private static Map<String, String> slotsOf(String ownerType, String ownerId) {
    Map<String, String> after = new TreeMap<>();
    for (String name : List.of("profile", "images")) {
      after.put(Key.slot("", MediaSlot.of(ownerType, ownerId, name)), "");
    }
    return after;
  }
}

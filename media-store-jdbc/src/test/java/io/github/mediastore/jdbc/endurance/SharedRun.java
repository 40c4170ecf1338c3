package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaTables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What all clients use in one phase: made before it, judged and removed after it. */
final class SharedRun {

  private final Plan plan;
  private final Connection connection;

  SharedRun(Plan plan, Connection connection) {
    this.plan = plan;
    this.connection = connection;
  }

  void begin(int phase) {
    MediaSlot gallery = SharedOperations.slot(phase, "gallery");
    Random random = new Random(plan.seed() + phase);
    JdbcMediaStore store = JdbcMediaStore.builder().autonomous(borrowed()).on(connection);
    Path journal = plan.folder().sharedJournal(phase, 0);
    for (int i = 0; i < SharedCheck.GALLERY; i++) {
      Content content = Content.small(random);
      String id = "g" + i;
      List<String> items = List.of(content.item());
      Folder.append(journal, SharedEvent.intent(id, gallery.toString(), "add", items) + "\n");
      store.add(gallery, content);
      Folder.append(journal, SharedEvent.result(id, SharedEvent.DONE) + "\n");
    }
    plan.folder().setPhase(phase);
  }

  private SingleConnectionDataSource borrowed() {
    return new SingleConnectionDataSource(connection, true);
  }

  List<SharedEvent> events(int phase) {
    List<SharedEvent> events = new ArrayList<>();
    for (int client = 0; client <= plan.clients(); client++) {
      events.addAll(SharedEvent.of(Folder.lines(plan.folder().sharedJournal(phase, client))));
    }
    return events;
  }

  void check(int phase) throws SQLException {
    List<SharedEvent> events = events(phase);
    Map<String, List<String>> slots = new LinkedHashMap<>();
    for (String kind : List.of("append", "bag", "gallery", "register")) {
      read(slots, SharedOperations.slot(phase, kind));
    }
    for (int member = 0; member < SharedOperations.MEMBERS; member++) {
      read(slots, MediaSlot.of("members", phase + "-" + member, "photo"));
    }
    new SharedCheck(events, slots).run();
    new SharedImportCheck(connection, plan.folder()).run(events);
  }

  private void read(Map<String, List<String>> slots, MediaSlot slot) throws SQLException {
    String value = Reality.slot(connection, "", slot, plan.folder());
    slots.put(slot.toString(), value.isEmpty() ? List.of() : Arrays.asList(value.split(" ", -1)));
  }

  /** Removes all of it, so that the next phase has as much to do as this one. */
  void end(int phase) throws SQLException {
    JdbcMediaStore.builder().autonomous(borrowed()).on(connection).clearOwner("shared", phase);
    JdbcMediaStore imported =
        JdbcMediaStore.builder()
            .tables(new MediaTables("", SharedOperations.PREFIX))
            .autonomous(borrowed())
            .on(connection);
    for (int owner = 0; owner < 3; owner++) {
      imported.clearOwner("photos", phase + "-" + owner);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM members");
      statement.execute("DELETE FROM s_media_migration");
    }
    for (Path file : Folder.list(plan.folder().files().resolve(SharedOperations.PREFIX))) {
      file.toFile().delete();
    }
  }
}

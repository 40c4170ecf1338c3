package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.MediaException;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.endurance.SourceFiles.SourceFile;
import io.github.mediastore.jdbc.migration.FileMigration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * Does what clients do to the same slots at the same time. What must come of it is judged from all
 * their journals, by {@link SharedCheck}.
 */
final class SharedOperations {

  static final String PREFIX = "s_";
  static final int MEMBERS = 3;

  private final int client;
  private final Random random;
  private final Connections connections;
  private final Folder folder;
  private final Objects objects;
  private final SourceFiles files;
  private int count;

  SharedOperations(
      int client, Random random, Connections connections, Folder folder, Objects objects) {
    this.client = client;
    this.random = random;
    this.connections = connections;
    this.folder = folder;
    this.objects = objects;
    this.files = new SourceFiles(random);
  }

  static MediaSlot slot(int phase, String kind) {
    return MediaSlot.of("shared", phase, kind);
  }

  void run() {
    int phase = folder.phase();
    switch (random.nextInt(8)) {
      case 0 -> append(phase);
      case 1 -> bag(phase);
      case 2, 3 -> gallery(phase);
      case 4 -> register(phase);
      case 5, 6 -> members(phase);
      default -> migrate(phase);
    }
  }

  private JdbcMediaStore store() {
    return objects.store(connections.one(), connections.many());
  }

  private void append(int phase) {
    MediaSlot slot = slot(phase, "append");
    if (random.nextInt(3) == 0) {
      note(phase, slot, "reorder", List.of(), () -> reorder(slot));
      return;
    }
    List<Content> contents = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      contents.add(Content.small(random));
    }
    List<String> items = contents.stream().map(Content::item).toList();
    note(
        phase,
        slot,
        "add",
        items,
        () -> {
          List<MediaInfo> added =
              contents.size() == 1
                  ? List.of(store().add(slot, contents.get(0)))
                  : store().addAll(slot, contents);
          for (int i = 0; i < added.size(); i++) {
            SlotView.requireIs(added.get(i), contents.get(i));
          }
          return SharedEvent.DONE;
        });
  }

  private String reorder(MediaSlot slot) {
    List<MediaId> ids = new ArrayList<>(store().list(slot).stream().map(MediaInfo::id).toList());
    Collections.shuffle(ids, random);
    store().reorder(slot, ids.subList(0, ids.size() / 2));
    return SharedEvent.DONE;
  }

  private void bag(int phase) {
    MediaSlot slot = slot(phase, "bag");
    if (random.nextInt(5) < 3) {
      Content content = Content.small(random);
      note(phase, slot, "add", List.of(content.item()), () -> added(slot, content));
    } else {
      List<MediaInfo> media = listed(slot);
      if (!media.isEmpty()) {
        MediaInfo one = media.get(random.nextInt(media.size()));
        note(
            phase,
            slot,
            "remove",
            List.of(SlotView.item(one)),
            () -> store().remove(slot, one.id()) ? SharedEvent.DONE : "gone");
      }
    }
  }

  private String added(MediaSlot slot, Content content) {
    SlotView.requireIs(store().add(slot, content), content);
    return SharedEvent.DONE;
  }

  private List<MediaInfo> listed(MediaSlot slot) {
    try {
      return store().list(slot);
    } catch (MediaException e) {
      connections.renew();
      return List.of();
    }
  }

  private void gallery(int phase) {
    MediaSlot slot = slot(phase, "gallery");
    List<MediaInfo> media = listed(slot);
    if (media.isEmpty()) {
      return;
    }
    MediaInfo old = media.get(random.nextInt(media.size()));
    Content content = Content.small(random);
    note(
        phase,
        slot,
        "replace",
        List.of(SlotView.item(old), content.item()),
        () -> {
          try {
            SlotView.requireIs(store().replace(slot, old.id(), content), content);
            return SharedEvent.DONE;
          } catch (MediumGoneException e) {
            return "gone";
          }
        });
  }

  private void register(int phase) {
    MediaSlot slot = slot(phase, "register");
    Content content = Content.small(random);
    note(
        phase,
        slot,
        "put",
        List.of(content.item()),
        () -> {
          SlotView.requireIs(store().put(slot, content), content);
          return SharedEvent.DONE;
        });
  }

  /** Owners that come and go while others store something for them. */
  private void members(int phase) {
    int member = random.nextInt(MEMBERS);
    MediaSlot slot = MediaSlot.of("members", phase + "-" + member, "photo");
    int kind = random.nextInt(5);
    if (kind == 0) {
      String insert = "INSERT INTO members (id) VALUES (?) ON CONFLICT DO NOTHING";
      note(phase, slot, "insert", List.of(), () -> sql(insert, slot.ownerId()));
    } else if (kind == 1) {
      String delete = "DELETE FROM members WHERE id = ?";
      note(phase, slot, "delete", List.of(), () -> sql(delete, slot.ownerId()));
    } else {
      Content content = Content.small(random);
      note(
          phase,
          slot,
          "put",
          List.of(content.item()),
          () -> {
            try {
              SlotView.requireIs(store().put(slot, content), content);
              return SharedEvent.DONE;
            } catch (MissingOwnerException e) {
              return "gone";
            }
          });
    }
  }

  /** Leaves others some time to come between the statement and its commit. */
  private String sql(String sql, String id) throws SQLException {
    try (Connection connection = connections.one().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      statement.setString(1, id);
      statement.executeUpdate();
      Connections.sleep(random.nextInt(100));
      connection.commit();
      connection.setAutoCommit(true);
      return SharedEvent.DONE;
    }
  }

  /** A folder that all move at the same time. */
  private void migrate(int phase) {
    int kind = random.nextInt(6);
    Path root = folder.files().resolve(PREFIX);
    FileMigration migration =
        FileMigration.builder(
                connections.many(),
                JdbcMediaStore.builder()
                        .tables(new MediaTables("", PREFIX))
                        .autonomous(connections.many())
                    ::on,
                root)
            .files("photos/{ownerId}/f*", "photos", "images")
            .tables(new MediaTables("", PREFIX))
            .build();
    MediaSlot all = MediaSlot.of("photos", "all", "images");
    if (kind < 3) {
      SourceFile file = files.draw();
      String owner = phase + "-" + random.nextInt(3);
      String name = "photos/%s/f%d-%015d".formatted(owner, client, System.nanoTime());
      List<String> items = List.of(name, file.sha256(), file.item());
      note(
          phase,
          all,
          "file",
          items,
          () -> {
            SourceFiles.write(root.resolve(name), file.bytes());
            return SharedEvent.DONE;
          });
    } else if (kind < 5) {
      note(phase, all, "import", List.of(), () -> imported(migration));
    } else {
      note(
          phase,
          all,
          "delete confirmed",
          List.of(),
          () -> {
            migration.deleteConfirmed();
            return SharedEvent.DONE;
          });
    }
  }

  private static String imported(FileMigration migration) {
    migration.run();
    return SharedEvent.DONE;
  }

  private void note(
      int phase, MediaSlot slot, String verb, List<String> items, Callable<String> action) {
    Path journal = folder.sharedJournal(phase, client);
    String id = System.nanoTime() + "-" + count++;
    Folder.append(journal, SharedEvent.intent(id, slot.toString(), verb, items) + "\n");
    String result;
    try {
      result = action.call();
    } catch (MediaException | SQLException e) {
      folder.count(client, "shared " + verb, e);
      connections.renew();
      return;
    } catch (Fault e) {
      throw e;
    } catch (Exception e) {
      throw new Fault("Failed to %s %s".formatted(verb, slot), e);
    }
    Folder.append(journal, SharedEvent.result(id, result) + "\n");
  }
}

package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.Sha256;
import io.github.mediastore.contract.TestContent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many writers at once, half of which know nothing of the store. */
class ColumnWritersTest {

  private static final int WRITERS = 32;
  private static final int ROUNDS = 6;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsReadAmongThirtyTwoWritersIsTrueOfItsBytes(boolean trigger) throws Exception {
    LeakCheckingPool database = new LeakCheckingPool(TestPostgres.emptySchema(), WRITERS, true);
    TestPostgres.execute(
        database,
        """
        CREATE TABLE users (id int PRIMARY KEY, photo bytea, photo_meta jsonb,
          pictures bytea[], pictures_meta jsonb);
        INSERT INTO users VALUES (1)
        """);
    ColumnMediaStore store =
        ColumnMediaStore.builder()
            .column("users", "photo", "users.photo")
            .metadata("photo_meta")
            .arrayColumn("users", "pictures", "users.pictures")
            .metadata("pictures_meta")
            .autonomous(database);
    if (trigger) {
      MediaSchema.createFactsTriggers(store, database);
    }
    MediaSlot photo = MediaSlot.of("users", 1, "photo");
    MediaSlot pictures = MediaSlot.of("users", 1, "pictures");
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        work.add(
            () -> {
              for (int round = 0; round < ROUNDS; round++) {
                if (writer % 2 == 0) {
                  write(store, photo, pictures, writer + round);
                } else {
                  TestPostgres.execute(database, plainSql(writer + round));
                }
                assertIsTrue(store, photo);
                assertIsTrue(store, pictures);
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
    store.clear(pictures);
    List<MediaInfo> added =
        store.addAll(pictures, List.of(TestContent.small(1), TestContent.small(2)));
    assertThat(store.list(pictures))
        .extracting(MediaInfo::id)
        .containsExactly(added.get(0).id(), added.get(1).id());
    database.close();
  }

  private static void write(
      ColumnMediaStore store, MediaSlot photo, MediaSlot pictures, int number) {
    store.put(photo, TestContent.of(TestContent.bytes(500, number)));
    MediaId id = store.add(pictures, TestContent.of(TestContent.bytes(500, number))).id();
    try {
      switch (number % 4) {
        case 0 -> store.remove(id);
        case 1 -> store.reorder(pictures, List.of(id));
        case 2 -> store.replace(id, TestContent.of(TestContent.bytes(500, number + 1)));
        default -> store.put(pictures, TestContent.small(number));
      }
    } catch (MediumGoneException e) {
      assertThat(e).hasMessageContaining("not there");
    }
  }

  /** Returns a change of equal size, of another, of the order or of the number. */
  private static String plainSql(int number) {
    return switch (number % 5) {
      case 0 -> "UPDATE users SET photo = overlay(photo PLACING 'z' FROM 7 FOR 1)";
      case 1 -> "UPDATE users SET photo = photo || '\\x00', pictures[1] = '\\x0102'";
      case 2 -> "UPDATE users SET pictures = pictures[2:]";
      case 3 -> "UPDATE users SET pictures = array_append(pictures, '\\x0304')";
      default -> "UPDATE users SET pictures = pictures[2:] || pictures[1:1]";
    };
  }

  private static void assertIsTrue(ColumnMediaStore store, MediaSlot slot) {
    Media found = store.find(slot).orElse(null);
    if (found != null) {
      byte[] bytes = found.bytes();
      assertThat(found.info().sha256()).isEqualTo(Sha256.of(bytes));
      assertThat(found.info().size()).isEqualTo(bytes.length);
    }
    assertThat(store.list(slot)).doesNotContainNull();
  }
}

package io.github.mediastore.jdbc.objects;

import static io.github.mediastore.jdbc.objects.SweptStore.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.objects.DisturbedObjects.Disturbance;
import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import io.github.mediastore.objects.FileObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects without a row, and rows without an object. */
class ObjectSurveyTest {

  private final Path folder;
  private final DisturbedObjects objects;
  private final SweptStore store;

  ObjectSurveyTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.objects = new DisturbedObjects(new FileObjectStore(folder));
    this.store = SweptStore.create(objects);
  }

  /** Leaves an object without a row, as a crash does. */
  private String strand(String name, Duration age) {
    String key = store.store() + "/" + name;
    store.send(key);
    try {
      Files.setLastModifiedTime(folder.resolve(key), FileTime.from(Instant.now().minus(age)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return key;
  }

  @Test
  void whatHasNoRowIsFoundAndDeletedAWholeGraceAfterItWasNoted() {
    String kept = store.add();
    String old = strand("old", Duration.ofDays(31));
    String young = strand("young", Duration.ofDays(29));
    Map<Outcome, Long> expected =
        Map.of(Outcome.REFERENCED, 1L, Outcome.UNKNOWN, 1L, Outcome.UNKNOWN_YOUNG, 1L);
    assertThat(store.sweep().previewUnknown().counts()).isEqualTo(expected);
    assertThat(store.rows()).containsExactly(kept);
    assertThat(store.sweep().noteUnknown().counts()).isEqualTo(expected);
    assertThat(store.rows()).containsExactlyInAnyOrder(kept, old);
    assertThat(store.sweep().run().count(Outcome.WAITING)).isEqualTo(1);
    assertThat(store.sweep().noteUnknown().count(Outcome.UNKNOWN)).isZero();
    store.sweepAll();
    assertThat(store.keys()).containsExactlyInAnyOrder(kept, young);
    assertThat(store.rows()).containsExactly(kept);
  }

  @Test
  void whatIsSentWhileTheListingGoesOnIsKnown() {
    Set<String> sent = new TreeSet<>();
    objects.after =
        (request, key) -> {
          if (request.equals("list") && !key.endsWith("installation/")) {
            objects.after = (other, any) -> {};
            sent.add(store.stage());
          }
        };
    objects.before =
        (request, key) -> {
          if (request.equals("list") && !key.endsWith("installation/")) {
            objects.before = (other, any) -> {};
            sent.add(store.stage());
            sent.add(store.add());
          }
        };
    SweepReport report = store.sweep().noteUnknown();
    assertThat(sent).hasSize(3);
    assertThat(report.counts()).isEqualTo(Map.of(Outcome.REFERENCED, 1L));
    assertThat(store.keys()).containsAll(sent);
  }

  @Test
  void aRowWithoutItsObjectIsNamed() throws IOException {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      keys.add(store.add());
    }
    store.execute("INSERT INTO media_object (key) SELECT id || '/never-sent' FROM media_store");
    keys.sort(null);
    for (int missing : new int[] {0, 2, 4}) {
      objects.delete(keys.get(missing));
    }
    List<String> named = new ArrayList<>();
    SweepReport report =
        ObjectSweep.builder(store.database(), objects, PRODUCTION)
            .listener(
                entry -> {
                  if (entry.outcome() == Outcome.MISSING) {
                    named.add(entry.key());
                  }
                })
            .build()
            .previewUnknown();
    assertThat(report.counts()).isEqualTo(Map.of(Outcome.REFERENCED, 2L, Outcome.MISSING, 3L));
    assertThat(named).containsExactly(keys.get(0), keys.get(2), keys.get(4));
  }

  /** A copy that became a store of its own reads those, and cannot keep them. */
  @Test
  void aRowWhoseObjectAnotherStoreHasDeletedIsNamedToo() throws IOException {
    String kept = store.add();
    String deleted = store.add();
    store.execute("UPDATE media_store SET id = gen_random_uuid(); DELETE FROM media_installation");
    store.requireWritable();
    String own = store.add();
    String before = store.stage();
    objects.delete(deleted);
    assertThat(store.sweep().previewUnknown().counts())
        .isEqualTo(Map.of(Outcome.REFERENCED, 2L, Outcome.MISSING, 1L));
    store.remove(deleted);
    assertThat(store.sweep().previewUnknown().counts()).isEqualTo(Map.of(Outcome.REFERENCED, 2L));
    assertThat(store.keys()).containsExactlyInAnyOrder(kept, own, before);
  }

  @Test
  void objectsOfOtherStoresAndMarkersAreNotUnknown() {
    SweptStore other = SweptStore.create(objects);
    other.add();
    other.stage();
    for (int i = 0; i < 12; i++) {
      store.sweep().run();
    }
    assertThat(store.sweep().noteUnknown().counts()).isEmpty();
    assertThat(store.rows()).isEmpty();
  }

  @Test
  void anObjectStoreThatCannotBeListedEndsTheRun() {
    store.add();
    objects.before = Disturbance.failing("list", "500 Internal Server Error");
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store.sweep().previewUnknown())
        .withMessageContaining("500 Internal Server Error");
  }
}

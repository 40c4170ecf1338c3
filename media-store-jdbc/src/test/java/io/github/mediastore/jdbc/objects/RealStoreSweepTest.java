package io.github.mediastore.jdbc.objects;

import static io.github.mediastore.jdbc.objects.SweptStore.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.StagedMedia;
import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ForeignObjectsException;
import io.github.mediastore.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep beside a store that writes objects, as hosts have them. */
class RealStoreSweepTest {

  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "videos");
  private static final MediaContent LARGE = TestContent.of(TestContent.bytes(5_000, 1));
  private static final MediaContent SMALL = TestContent.small(1);

  private final ObjectStore objects;

  RealStoreSweepTest(@TempDir Path folder) throws IOException {
    this.objects = new FileObjectStore(folder);
  }

  private static JdbcMediaStore media(SweptStore store) {
    return JdbcMediaStore.builder()
        .objects(store.objects(), 1_000)
        .installation(PRODUCTION)
        .autonomous(store.database());
  }

  @Test
  void whatIsRemovedReplacedOrNeverStoredIsSweptAndCopiesKeepTheirObject() {
    SweptStore store = SweptStore.create(objects);
    JdbcMediaStore media = media(store);
    MediaInfo first = media.put(SLOT, LARGE);
    MediaInfo copy = media.copy(first.id(), MediaSlot.of("parts", 2, "videos"), 0);
    media.put(SLOT, LARGE);
    media.add(SLOT, SMALL);
    media.put(MediaSlot.of("parts", 3, "videos"), LARGE);
    media.clearOwner("parts", 3);
    media.stage(LARGE).close();
    assertThat(store.keys()).hasSize(4);
    store.sweepAll();
    assertThat(store.keys()).hasSize(2).isEqualTo(store.rows()).isEqualTo(store.referenced());
    assertThat(media.find(copy.id()).orElseThrow().bytes()).hasSize(5_000);
    assertThat(media.verify(0, 100).damaged()).isEmpty();
    media.remove(copy.id());
    store.sweepAll();
    assertThat(store.keys()).hasSize(1);
  }

  @Test
  void whatIsStagedForLongerThanTheGraceIsRefusedAndNothingIsLost() {
    SweptStore store = SweptStore.create(objects);
    JdbcMediaStore media = media(store);
    MediaInfo before = media.put(SLOT, LARGE);
    StagedMedia staged = media.stage(LARGE);
    for (int i = 0; i < 2; i++) {
      store.age();
      store.sweep().run();
    }
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> media.put(SLOT, staged))
          .withMessageContaining("stage the content again");
      store.sweep().run();
    }
    assertThat(media.list(SLOT)).extracting(MediaInfo::id).containsExactly(before.id());
    assertThat(media.find(SLOT).orElseThrow().bytes()).hasSize(5_000);
  }

  @Test
  void whatIsStoredTakesBackTheNoteSoThatTheNextRemovalHasAWholeGrace() {
    SweptStore store = SweptStore.create(objects);
    JdbcMediaStore media = media(store);
    StagedMedia staged = media.stage(LARGE);
    store.age();
    assertThat(store.sweep().run().counts()).isEqualTo(Map.of(Outcome.NOTED, 1L));
    media.put(SLOT, staged);
    media.clear(SLOT);
    store.age();
    assertThat(store.sweep().run().counts()).isEqualTo(Map.of(Outcome.NOTED, 1L));
  }

  @Test
  void aCloneReadsAndStoresWhatIsSmallButNoObjects() {
    SweptStore store = SweptStore.createToBeCopied(objects);
    JdbcMediaStore original = media(store);
    original.put(SLOT, LARGE);
    SweptStore clone = store.copy();
    JdbcMediaStore copied = media(clone);
    assertThat(copied.find(SLOT).orElseThrow().bytes()).hasSize(5_000);
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> copied.add(SLOT, LARGE))
        .withCauseInstanceOf(ForeignObjectsException.class)
        .withMessageContaining("may not write objects");
    copied.add(SLOT, SMALL);
    copied.clear(SLOT);
    clone.age();
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> clone.sweep().run())
        .withCauseInstanceOf(ForeignObjectsException.class);
    assertThat(original.find(SLOT).orElseThrow().bytes()).hasSize(5_000);
    clone.installation().separate();
    copied.put(SLOT, LARGE);
    clone.sweepAll();
    assertThat(store.keys()).hasSize(2);
    assertThat(original.find(SLOT).orElseThrow().bytes()).hasSize(5_000);
  }
}

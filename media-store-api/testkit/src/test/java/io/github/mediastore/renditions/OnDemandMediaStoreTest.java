package io.github.mediastore.renditions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.Dimensions;
import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaListener;
import io.github.mediastore.MediaOperation;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.contract.ConcurrencyContract;
import io.github.mediastore.contract.MediaStoreContract;
import io.github.mediastore.contract.SlotNameContract;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store that makes renditions on demand keeps the contract, and makes what is missing once. */
class OnDemandMediaStoreTest extends MediaStoreContract
    implements ConcurrencyContract, SlotNameContract {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final MediaStore behind = new InMemoryMediaStore();
  private final Map<MediaOperation, AtomicInteger> done = new ConcurrentHashMap<>();

  /** What happens where renditions are made. */
  private Consumer<MediaOperation> happens = operation -> {};

  private OnDemandMediaStore store = making(builder -> builder.patience(LONG));

  private OnDemandMediaStore making(Consumer<OnDemandMediaStoreBuilder> settings) {
    MediaStore watched =
        ObservedMediaStore.of(
            behind,
            new MediaListener() {
              @Override
              public void completed(MediaOperation operation, Duration took) {
                done.computeIfAbsent(operation, each -> new AtomicInteger()).incrementAndGet();
                happens.accept(operation);
              }
            });
    OnDemandMediaStoreBuilder builder =
        OnDemandMediaStore.builder(behind, StoredPhoto.SETTINGS).makingIn(watched);
    settings.accept(builder);
    return builder.build();
  }

  private void use(Consumer<OnDemandMediaStoreBuilder> settings) {
    store.close();
    store = making(settings);
  }

  private int done(MediaOperation operation) {
    return done.getOrDefault(operation, new AtomicInteger()).get();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public MediaStore store() {
    return store;
  }

  @Test
  void aMissingRenditionIsMadeAtItsFirstRequestAndStored() {
    MediaSlot slot = newSlot();
    MediaInfo full = store.put(slot, StoredPhoto.of(1));
    assertThat(full.renditions()).isEmpty();
    assertThat(store.isRenditionPending(full, "card")).isTrue();

    Media card = store.find(slot, 0, "card").orElseThrow();

    assertThat(card.info().rendition()).isEqualTo("card");
    assertThat(card.info().dimensions()).contains(new Dimensions(300, 200));
    assertThat(card.bytes()).hasSize((int) card.info().size());
    MediaInfo after = behind.info(full.id()).orElseThrow();
    assertThat(after.renditions()).containsOnlyKeys("card");
    assertThat(behind.find(full.id(), "card").orElseThrow().bytes()).isEqualTo(card.bytes());
    assertThat(after.sha256()).isEqualTo(full.sha256());
    assertThat(store.isRenditionPending(after, "card")).isFalse();
    assertThat(store.find(slot, full.id(), "thumb").orElseThrow().info().rendition())
        .isEqualTo("thumb");
    assertThat(store.find(full.id(), "card").orElseThrow().info().rendition()).isEqualTo("card");
    assertThat(done(MediaOperation.ADD_RENDITIONS)).isEqualTo(2);
  }

  @Test
  void twoHundredRequestsAtOnceMakeItOnce() throws Exception {
    MediaSlot slot = newSlot();
    store.put(slot, StoredPhoto.of(2));
    CountDownLatch start = new CountDownLatch(1);
    List<Callable<Media>> requests = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      requests.add(
          () -> {
            start.await();
            return store.find(slot, 0, "card").orElseThrow();
          });
    }
    Set<List<Object>> answers = new HashSet<>();
    ExecutorService threads = Executors.newFixedThreadPool(200);
    try {
      List<Future<Media>> pending = requests.stream().map(threads::submit).toList();
      start.countDown();
      for (Future<Media> each : pending) {
        Media media = each.get(1, TimeUnit.MINUTES);
        answers.add(List.of(media.info().rendition(), media.info().sha256()));
      }
    } finally {
      threads.shutdownNow();
    }
    MediaInfo card = behind.info(slot).orElseThrow().renditionOrFull("card");
    assertThat(answers).containsExactly(List.of("card", card.sha256()));
    assertThat(done(MediaOperation.ADD_RENDITIONS)).isEqualTo(1);
  }

  @Test
  void whoWouldWaitTooLongGetsTheFullPictureAndTheNextTheRendition() throws Exception {
    MediaSlot slot = newSlot();
    store.put(slot, StoredPhoto.of(3));
    CountDownLatch slow = new CountDownLatch(1);
    CountDownLatch stored = new CountDownLatch(1);
    happens =
        operation -> {
          if (operation == MediaOperation.FIND) {
            await(slow);
          } else if (operation == MediaOperation.ADD_RENDITIONS) {
            stored.countDown();
          }
        };
    use(builder -> builder.patience(Duration.ofMillis(20)));

    assertThat(store.find(slot, 0, "card").orElseThrow().info().rendition()).isEqualTo("full");
    assertThat(store.isRenditionPending(store.info(slot).orElseThrow(), "card")).isTrue();
    slow.countDown();

    assertThat(stored.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(store.find(slot, 0, "card").orElseThrow().info().rendition()).isEqualTo("card");
  }

  @Test
  void whoWaitsInAThreadThatIsToStopGetsTheFullPictureAtOnce() {
    MediaSlot slot = newSlot();
    store.put(slot, StoredPhoto.of(4));
    CountDownLatch slow = new CountDownLatch(1);
    happens = operation -> await(slow);

    Thread.currentThread().interrupt();
    String rendition = store.find(slot, 0, "card").orElseThrow().info().rendition();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(rendition).isEqualTo("full");
    slow.countDown();
  }

  @Test
  void whatTheSettingsDoNotNameIsNotMade() {
    MediaSlot slot = newSlot();
    MediaInfo full = store.put(slot, StoredPhoto.of(5));

    for (String name : List.of("cards", "", "full", "\0", "CARD", "../card", "300x200")) {
      assertThat(store.find(slot, 0, name).orElseThrow().info().rendition()).isEqualTo("full");
      assertThat(store.isRenditionPending(full, name)).as(name).isFalse();
    }
    assertThat(done).isEmpty();
  }

  @Test
  void whatIsNoPictureOrAsSmallAlreadyIsServedAsItIs() {
    MediaSlot slot = newSlot();
    MediaInfo video = store.add(slot, MediaContent.of("video/mp4", "film".getBytes(UTF_8)));
    MediaInfo small = store.add(slot, StoredPhoto.of(6, 40, 30));

    assertThat(store.find(video.id(), "card").orElseThrow().info().rendition()).isEqualTo("full");
    assertThat(store.find(small.id(), "card").orElseThrow().info().rendition()).isEqualTo("full");
    assertThat(store.isRenditionPending(video, "card")).isFalse();
    assertThat(store.isRenditionPending(small, "card")).isFalse();
    assertThat(done).isEmpty();
  }

  @Test
  void otherSlotsAreLeftAlone() {
    MediaSlot slot = newSlot();
    store.put(slot, StoredPhoto.of(7));
    use(builder -> builder.slots(each -> !each.equals(slot)));

    assertThat(store.find(slot, 0, "card").orElseThrow().info().rendition()).isEqualTo("full");
    assertThat(done).isEmpty();
  }

  @Test
  void aPictureThatCannotBeReadIsTriedOnceAndServedAsItIs() {
    MediaSlot slot = newSlot();
    MediaInfo full = store.put(slot, MediaContent.of("image/webp", "garbage".getBytes(UTF_8)));

    for (int i = 0; i < 3; i++) {
      assertThat(store.find(slot, 0, "card").orElseThrow().info().rendition()).isEqualTo("full");
    }
    assertThat(done(MediaOperation.FIND)).isEqualTo(1);
    assertThat(store.isRenditionPending(full, "card")).as("it never will be one").isFalse();
  }

  @Test
  void aBusyCompressorLeavesItToTheNextRequest() {
    fails(new CompressorBusyException("busy", null), MediaOperation.FIND);
  }

  @Test
  void aMediumThatIsRemovedMeanwhileLeavesItToNobody() {
    fails(new MediumGoneException("gone", null), MediaOperation.FIND);
  }

  private void fails(MediaException e, MediaOperation where) {
    MediaSlot slot = newSlot();
    store.put(slot, StoredPhoto.of(8));
    happens =
        operation -> {
          if (operation == where) {
            throw e;
          }
        };
    assertThat(store.find(slot, 0, "card").orElseThrow().info().rendition()).isEqualTo("full");
    happens = operation -> {};
    assertThat(store.find(slot, 0, "card").orElseThrow().info().rendition()).isEqualTo("card");
  }

  @Test
  void aStoreThatFailsIsLeftAloneForAWhile() throws InterruptedException {
    MediaSlot slot = newSlot();
    store.put(slot, StoredPhoto.of(9));
    use(builder -> builder.patience(LONG).pause(Duration.ofMillis(300)));
    happens =
        operation -> {
          throw new MediaStorageException("read-only", new IllegalStateException(), false);
        };

    long start = System.nanoTime();
    for (int i = 0; i < 5; i++) {
      assertThat(store.find(slot, 0, "card").orElseThrow().info().rendition()).isEqualTo("full");
    }
    if (System.nanoTime() - start < 200_000_000) {
      assertThat(done(MediaOperation.FIND)).isEqualTo(1);
    }
    happens = operation -> {};
    Thread.sleep(400);
    assertThat(store.find(slot, 0, "card").orElseThrow().info().rendition()).isEqualTo("card");
  }

  @Test
  void aStoreThatKeepsNoRenditionsIsAskedOnce() {
    MediaSlot slot = newSlot();
    store.put(slot, StoredPhoto.of(10));
    happens =
        operation -> {
          throw new UnsupportedOperationException("columns");
        };
    for (int i = 0; i < 3; i++) {
      assertThat(store.find(slot, 0, "card").orElseThrow().info().rendition()).isEqualTo("full");
    }
    assertThat(done(MediaOperation.FIND)).isEqualTo(1);
  }

  @Test
  void aClosedStoreServesWhatIsThere() throws InterruptedException {
    MediaSlot slot = newSlot();
    store.put(slot, StoredPhoto.of(11));
    store.find(slot, 0, "thumb");
    CountDownLatch slow = new CountDownLatch(1);
    happens = operation -> await(slow);
    Thread waiting = new Thread(() -> store.find(slot, 0, "card"));
    waiting.start();
    while (done(MediaOperation.FIND) < 2) {
      Thread.sleep(1);
    }

    store.close();

    waiting.join(60_000);
    assertThat(waiting.isAlive()).isFalse();
    assertThat(store.find(slot, 0, "card").orElseThrow().info().rendition()).isEqualTo("full");
    assertThat(store.find(slot, 0, "thumb").orElseThrow().info().rendition()).isEqualTo("thumb");
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("media-store-rendition")) {
        thread.join(60_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  @Test
  void settingsWithoutARenditionAndAnEndlessPatienceAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OnDemandMediaStore.builder(behind, CompressionSettings.defaults()));
    OnDemandMediaStoreBuilder builder = OnDemandMediaStore.builder(behind, StoredPhoto.SETTINGS);
    assertThatIllegalArgumentException().isThrownBy(() -> builder.patience(Duration.ofMillis(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.patience(Duration.ofHours(1)));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

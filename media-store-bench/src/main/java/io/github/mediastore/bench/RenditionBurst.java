package io.github.mediastore.bench;

import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaListener;
import io.github.mediastore.MediaOperation;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.Fit;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.renditions.OnDemandMediaStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures what those who ask for a rendition that is missing wait for it: two hundred at once for
 * the same one, for two hundred different ones, and for one that is there.
 */
public final class RenditionBurst {

  private static final int REQUESTS = 200;
  private static final int ROUNDS = 20;
  private static final double NANOS_A_MILLI = 1e6;
  private static final CompressionSettings SETTINGS =
      CompressionSettings.builder().rendition("card", Fit.cover(512, 512)).build();

  private final AtomicInteger made = new AtomicInteger();

  private RenditionBurst() {}

  /**
   * Prints the median, the 99th percentile and the longest wait of each burst, in milliseconds, how
   * many renditions were made and how often the full picture was given.
   *
   * @param arguments the name of a photo, see {@link Photos#load}
   * @throws IOException if it cannot be read, or PostgreSQL cannot start
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    CompressedImage photo = WebpImageCompressor.create().compress(Photos.load(arguments[0]));
    try (PostgresDatabase database = new PostgresDatabase()) {
      database.pool().setMaximumPoolSize(10);
      new RenditionBurst().run(database.store(), photo);
    }
  }

  private void run(JdbcMediaStore store, CompressedImage photo)
      throws InterruptedException, ExecutionException {
    try (OnDemandMediaStore onDemand =
        OnDemandMediaStore.builder(store, SETTINGS)
            .makingIn(ObservedMediaStore.of(store, new Counter()))
            .patience(Duration.ofSeconds(1))
            .build()) {
      for (int round = 0; round < ROUNDS; round++) {
        MediaSlot slot = MediaSlot.of("parts", round, "images");
        store.put(slot, photo);
        print("one that is missing", burst(onDemand, i -> slot));
        print("one that is there", burst(onDemand, i -> slot));
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < REQUESTS; i++) {
          store.put(MediaSlot.of("users", i, "photo"), photo);
        }
        print("200 that are missing", burst(onDemand, i -> MediaSlot.of("users", i, "photo")));
      }
    }
  }

  private void print(String what, List<Answer> answers) {
    List<Double> waits = answers.stream().map(Answer::millis).sorted().toList();
    long full = answers.stream().filter(each -> each.rendition().equals(MediaInfo.FULL)).count();
    System.out.printf(
        "%s: median %.1f, p99 %.1f, longest %.1f, made %d, full %d%n",
        what,
        waits.get(REQUESTS / 2),
        waits.get(REQUESTS * 99 / 100 - 1),
        waits.get(REQUESTS - 1),
        made.getAndSet(0),
        full);
  }

  private static List<Answer> burst(OnDemandMediaStore store, Slots slots)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(REQUESTS);
    CountDownLatch ready = new CountDownLatch(REQUESTS);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<Answer>> pending = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        MediaSlot slot = slots.of(i);
        pending.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  start.await();
                  long begin = System.nanoTime();
                  Media media = store.find(slot, 0, "card").orElseThrow();
                  double millis = (System.nanoTime() - begin) / NANOS_A_MILLI;
                  return new Answer(millis, media.info().rendition());
                }));
      }
      ready.await();
      start.countDown();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> each : pending) {
        answers.add(each.get());
      }
      return answers;
    } finally {
      threads.shutdown();
    }
  }

  private record Answer(double millis, String rendition) {}

  @FunctionalInterface
  private interface Slots {

    MediaSlot of(int request);
  }

  private final class Counter implements MediaListener {

    @Override
    public void completed(MediaOperation operation, Duration took) {
      if (operation == MediaOperation.ADD_RENDITIONS) {
        made.incrementAndGet();
      }
    }
  }
}

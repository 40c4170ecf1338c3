package io.github.mediastore.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.spring.internal.metrics.SweepListener;
import io.github.mediastore.spring.internal.objects.SweepSchedule;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Sweeps on schedule: who runs them, when, what they delete, and that they end. */
class SweepScheduleTest {

  private static final MediaSlot SLOT = MediaSlot.of("users", 1, "video");
  private static final MediaContent VIDEO = MediaContent.of("video/mp4", new byte[100]);

  private final TestDatabase database = TestDatabase.empty();
  private TestBucket bucket;

  @BeforeEach
  void openBucket() {
    bucket = new TestBucket();
  }

  @AfterEach
  void closeBucket() {
    bucket.close();
  }

  private ApplicationContextRunner runner(String mode, String interval) {
    return Applications.runner()
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .withPropertyValues(database.properties())
        .withPropertyValues(bucket.properties())
        .withPropertyValues(
            "media-store.schema.mode=create",
            "media-store.objects.types=video/",
            "media-store.objects.installation=production",
            "media-store.objects.sweep.mode=" + mode,
            "media-store.objects.sweep.interval=" + interval);
  }

  private void removeAVideoLongAgo(MediaStore store) {
    store.put(SLOT, VIDEO);
    store.clear(SLOT);
    database.execute("UPDATE media_object SET created_at = now() - interval '90 days'");
  }

  private void letTheGracePass() {
    database.execute(
        "UPDATE media_object SET unreferenced_since = now() - interval '60 days'"
            + " WHERE unreferenced_since IS NOT NULL");
  }

  private static void await(BooleanSupplier state) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!state.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    assertThat(state.getAsBoolean()).isTrue();
  }

  private boolean isNoted() {
    return database.number("SELECT count(*) FROM media_object WHERE unreferenced_since IS NOT NULL")
        == 1;
  }

  private static long sweeps(ApplicationContext context) {
    Timer timer =
        context.getBean(MeterRegistry.class).find("media.store.sweep").tag("error", "none").timer();
    return timer == null ? 0 : timer.count();
  }

  @Test
  void whatNothingRefersToIsDeletedStepByStepAndCounted() {
    runner("delete", "1s")
        .run(
            context -> {
              removeAVideoLongAgo(context.getBean(MediaStore.class));
              assertThat(bucket.keys()).hasSize(1);
              await(this::isNoted);
              assertThat(bucket.keys()).hasSize(1);
              letTheGracePass();
              await(() -> bucket.keys().isEmpty());
              await(() -> database.number("SELECT count(*) FROM media_object") == 0);
              MeterRegistry meters = context.getBean(MeterRegistry.class);
              await(
                  () ->
                      meters.get("media.store.swept").tag("outcome", "deleted").counter().count()
                          == 1);
            });
  }

  /** An executor runs no more of what has thrown once, and says nothing of it. */
  @Test
  void whatIsThrownEndsOneSweepAndNotTheSchedule() {
    AtomicInteger runs = new AtomicInteger();
    SweepSchedule schedule =
        new SweepSchedule(
            () -> {
              if (runs.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("of the test");
              }
            },
            Duration.ofMillis(240));
    try (Logs logs = Logs.open()) {
      schedule.start();
      await(() -> runs.get() > 1);
      assertThat(logs.atLeast(Level.ERROR)).anyMatch(line -> line.contains("sweep of objects"));
    } finally {
      schedule.stop();
    }
  }

  @Test
  void whoFailsToHearOfASweepIsNotTakenForAFailedSweep() {
    AtomicInteger heard = new AtomicInteger();
    try (Logs logs = Logs.open()) {
      runner("delete", "1s")
          .withBean(
              "deaf",
              SweepListener.class,
              () ->
                  (report, failure, took) -> {
                    assertThat(failure).isNull();
                    heard.incrementAndGet();
                    throw new IllegalArgumentException("no such meter");
                  })
          .run(
              context -> {
                context.getBean(MediaStore.class).put(SLOT, VIDEO);
                await(() -> heard.get() > 1);
                assertThat(logs.atLeast(Level.WARN))
                    .anyMatch(line -> line.contains("no such meter"))
                    .noneMatch(line -> line.contains("cannot be swept"));
              });
    }
  }

  @Test
  void aPreviewSaysWhatWouldBeDeletedAndChangesNothing() {
    try (Logs logs = Logs.open()) {
      runner("preview", "1s")
          .run(
              context -> {
                removeAVideoLongAgo(context.getBean(MediaStore.class));
                await(
                    () ->
                        logs.atLeast(Level.INFO).stream()
                            .anyMatch(
                                line -> line.contains("would find") && line.contains("NOTED")));
                assertThat(isNoted()).isFalse();
                assertThat(bucket.keys()).hasSize(1);
              });
    }
  }

  @Test
  void ofSeveralNodesOneSweepsInAnIntervalAndARestartMakesNoMore() {
    runner("delete", "1s")
        .run(
            context -> {
              removeAVideoLongAgo(context.getBean(MediaStore.class));
              await(() -> sweeps(context) > 0);
            });
    long asked = markers();
    runner("delete", "20s")
        .run(
            one ->
                runner("delete", "20s")
                    .run(
                        two -> {
                          // Each looks every 833 ms.
                          long looked = bucket.requests().size();
                          await(() -> bucket.requests().size() > looked + 12);
                          assertThat(sweeps(one) + sweeps(two)).isZero();
                          assertThat(markers()).isEqualTo(asked);
                        }));
  }

  private long markers() {
    return bucket.requests().stream()
        .filter(request -> request.startsWith("PUT") && request.contains("/installation/"))
        .count();
  }

  @Test
  void aCopyOfTheDatabaseIsRefusedAndTheWarningSaysWhatToDo() {
    runner("off", "1d").run(context -> removeAVideoLongAgo(context.getBean(MediaStore.class)));
    TestDatabase copy = database.copy();
    try (Logs logs = Logs.open()) {
      runner("delete", "1s")
          .withPropertyValues(copy.properties())
          .run(
              context -> {
                await(
                    () ->
                        logs.atLeast(Level.WARN).stream()
                            .anyMatch(line -> line.contains("adopt them")));
                assertThat(bucket.keys()).hasSize(1);
              });
    }
  }

  @Test
  void itIsOffUnlessAskedForAndEndsWithTheApplication() {
    runner("off", "1d").run(context -> assertThat(context).doesNotHaveBean("mediaSweepSchedule"));
    try (Logs logs = Logs.open()) {
      runner("delete", "1s").run(context -> await(() -> sweeps(context) > 0));
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .doesNotContain("media-store-sweep");
      assertThat(logs.atLeast(Level.WARN)).isEmpty();
    }
  }

  @Test
  void aBucketThatIsAwayIsWarnedOfAndSweptWhenItIsBack() {
    bucket.close();
    try (Logs logs = Logs.open()) {
      runner("delete", "1s")
          .run(
              context ->
                  await(
                      () ->
                          logs.atLeast(Level.WARN).stream()
                              .anyMatch(line -> line.contains("Objects cannot be swept"))));
    }
  }
}

package io.github.mediastore.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part as a body: every subscriber gets all of it, in order and once, however it asks. */
class PartPublisherTest {

  private static final int BLOCKS = 200;
  private static final int SIZE = BLOCKS * (64 << 10) - 7;

  private final byte[] bytes = new byte[SIZE];
  private final Part part = new Part();

  PartPublisherTest() throws IOException {
    new Random(1).nextBytes(bytes);
    part.fill(new ByteArrayInputStream(bytes), SIZE);
  }

  /** Asks for some blocks at first, and for one more with each that it gets. */
  private static final class Reader implements Flow.Subscriber<ByteBuffer> {

    private final long first;
    private final Executor asks;
    private final ByteArrayOutputStream got = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> all = new CompletableFuture<>();
    private Runnable ask = () -> {};

    private Reader(long first, Executor asks) {
      this.first = first;
      this.asks = asks;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      ask = () -> subscription.request(1);
      asks.execute(() -> subscription.request(first));
    }

    @Override
    public void onNext(ByteBuffer block) {
      // Sent at once, and so the next is asked for before this returns.
      asks.execute(ask);
      byte[] copy = new byte[block.remaining()];
      block.get(copy);
      got.writeBytes(copy);
    }

    @Override
    public void onError(Throwable failure) {
      all.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      if (!all.complete(got.toByteArray())) {
        throw new IllegalStateException("It ended twice");
      }
    }
  }

  private byte[] read(long first, Executor asks) {
    Reader reader = new Reader(first, asks);
    part.publisher().subscribe(reader);
    return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> reader.all.get());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, BLOCKS, Long.MAX_VALUE})
  void whoAsksInItsOwnThreadGetsAll(long first) {
    assertThat(read(first, Runnable::run)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, Long.MAX_VALUE})
  void whoAsksFromOtherThreadsGetsAll(long first) {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      assertThat(read(first, threads)).isEqualTo(bytes);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theNextAttemptGetsAllAgain() {
    read(1, Runnable::run);
    assertThat(read(1, Runnable::run)).isEqualTo(bytes);
  }

  @Test
  void afterACancelNothingMoreComes() {
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    part.publisher()
        .subscribe(
            new Flow.Subscriber<>() {

              private Flow.@Nullable Subscription subscription;

              @Override
              public void onSubscribe(Flow.Subscription given) {
                subscription = given;
                given.request(5);
              }

              @Override
              public void onNext(ByteBuffer block) {
                got.write(0);
                Flow.Subscription given = Objects.requireNonNull(subscription);
                given.cancel();
                given.request(1);
              }

              @Override
              public void onError(Throwable failure) {
                got.write(1);
              }

              @Override
              public void onComplete() {
                got.write(2);
              }
            });
    assertThat(got.toByteArray()).containsExactly(0);
  }
}

package io.github.mediastore.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReceivingExecutorTest {

  private final ReceivingExecutor executor = new ReceivingExecutor();

  @Test
  void whatArrivesIsHandedOnByTheSelectorThread() throws Exception {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    String large = "x".repeat(4_000_000);
    try (FaultServer server = new FaultServer((r, n, exchange) -> exchange.answer(200, large))) {
      HttpClient client = HttpClient.newBuilder().executor(executor).build();
      HttpRequest request = HttpRequest.newBuilder(server.address()).build();
      AtomicInteger received = new AtomicInteger();
      client.send(
          request,
          head ->
              BodySubscribers.ofByteArrayConsumer(
                  piece -> {
                    threads.add(Thread.currentThread().getName());
                    piece.ifPresent(bytes -> received.addAndGet(bytes.length));
                  }));
      assertThat(received).hasValue(large.length());
    }
    // The piece that came with the head, and those before a change of threads, may be another's.
    assertThat(threads).anyMatch(name -> name.endsWith("-SelectorManager"));
  }

  @Test
  void allElseIsDoneByThreadsThatKeepNoProgramAlive() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    executor.execute(() -> thread.complete(Thread.currentThread()));
    assertThat(thread.get()).isNotSameAs(Thread.currentThread()).matches(Thread::isDaemon);
  }
}

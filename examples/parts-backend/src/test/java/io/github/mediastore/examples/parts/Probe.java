package io.github.mediastore.examples.parts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Asks for the health of a server again and again, as a load balancer does, only more often. */
final class Probe {

  private static final Duration MOST = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 50;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;
  private final List<Double> millis = new ArrayList<>();
  private int failed;

  Probe(URI server) {
    request = HttpRequest.newBuilder(server.resolve("/healthz")).timeout(MOST).build();
  }

  /** Asks until a time is over, or for as often. */
  Probe ask(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      ask();
      Thread.sleep(PAUSE_MILLIS);
    }
    return this;
  }

  /** Asks once; returns whether the answer came within ten seconds and was 200. */
  boolean ask() throws InterruptedException {
    long began = System.nanoTime();
    boolean isFine;
    try {
      isFine = http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      isFine = false;
    }
    millis.add((System.nanoTime() - began) / 1e6);
    failed += isFine ? 0 : 1;
    return isFine;
  }

  @Override
  public String toString() {
    Collections.sort(millis);
    return String.format(
        Locale.ROOT,
        "%d probes, %d failed, p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
        millis.size(),
        failed,
        millis.get(millis.size() / 2),
        millis.get((int) (millis.size() * 0.99)),
        millis.get(millis.size() - 1));
  }
}

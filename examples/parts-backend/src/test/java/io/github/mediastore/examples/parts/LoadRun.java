package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Many uploads at once while others read, at a server of little heap. Prints what became of them,
 * and fails if a request was answered with 5xx that is not a typed 503.
 *
 * <p>Arguments: uploads at once (50), rounds (4), readers (8).
 */
final class LoadRun {

  private static final String HEAP = "-Xmx384m";
  private static final int PHOTOS = 5;
  private static final int EDITOR = 1;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Visitor editor;
  private final URI server;
  private final List<byte[]> photos;
  private final ConcurrentLinkedQueue<Sample> uploads = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Sample> reads = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isOver = new AtomicBoolean();

  private LoadRun(URI server, List<byte[]> photos) {
    this.server = server;
    this.photos = photos;
    this.editor = new Visitor(server).as("ada@example.org", "ada");
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    int atOnce = args.length > 0 ? Integer.parseInt(args[0]) : 50;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    int readers = args.length > 2 ? Integer.parseInt(args[2]) : 8;
    List<byte[]> photos = new ArrayList<>();
    for (int seed = 0; seed < PHOTOS; seed++) {
      photos.add(Pictures.photo(seed));
    }
    boolean isFine;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        PartsJar.Server server = new PartsJar(environment(postgres)).serve(HEAP)) {
      LoadRun run = new LoadRun(server.address(), photos);
      run.prepare();
      System.out.printf(
          "%s: %d uploads of %d KB at once, %d rounds, %d readers%n",
          HEAP, atOnce, photos.get(0).length / 1000, rounds, readers);
      run.go(atOnce, rounds, readers);
      String log = server.stop();
      isFine = run.report() && !log.contains("OutOfMemoryError");
      if (!isFine) {
        System.out.println(log);
      }
    }
    System.exit(isFine ? 0 : 1);
  }

  private static Map<String, String> environment(EmbeddedPostgres postgres) {
    return Map.of(
        "SPRING_PROFILES_ACTIVE", "prod",
        "PARTS_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
        "PARTS_DB_USER", "postgres",
        "PARTS_DB_PASSWORD", "postgres",
        "PARTS_DEMO", "true");
  }

  private void prepare() {
    editor.upload("/uploads/users/profile-photo", file("file", "a.jpg", photos.get(0)));
    editor.upload(
        "/uploads/parts/1/images",
        file("files", "a.jpg", photos.get(1)),
        file("files", "b.jpg", photos.get(2)));
  }

  private void go(int atOnce, int rounds, int readers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce + readers);
    List<Future<?>> reading = new ArrayList<>();
    for (int reader = 0; reader < readers; reader++) {
      reading.add(threads.submit(this::read));
    }
    for (int round = 0; round < rounds; round++) {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<?>> uploading = new ArrayList<>();
      for (int i = 0; i < atOnce; i++) {
        String number = "L-%d-%d".formatted(round, i);
        byte[] photo = photos.get(i % PHOTOS);
        uploading.add(
            threads.submit(
                () -> {
                  start.await();
                  upload(number, photo);
                  return number;
                }));
      }
      start.countDown();
      for (Future<?> each : uploading) {
        each.get();
      }
    }
    isOver.set(true);
    for (Future<?> each : reading) {
      each.get();
    }
    threads.shutdown();
  }

  private void upload(String number, byte[] photo) {
    long begin = System.nanoTime();
    Answer answer =
        editor.upload(
            "/uploads/parts",
            Visitor.text("number", number),
            Visitor.text("name", "Load"),
            Visitor.text("organizationId", "1"),
            file("files", number + ".jpg", photo));
    uploads.add(Sample.of(answer, begin));
  }

  private void read() {
    Visitor reader = new Visitor(server);
    List<String> paths =
        List.of(
            "/images/parts/1?index=1",
            "/images/users/" + EDITOR + "/profile",
            "/api/parts?limit=20",
            "/images/parts/1/count");
    for (int i = 0; !isOver.get(); i++) {
      long begin = System.nanoTime();
      reads.add(Sample.of(reader.get(paths.get(i % paths.size())), begin));
    }
  }

  private boolean report() {
    print("uploads", uploads);
    print("reads  ", reads);
    return !reads.isEmpty()
        && reads.stream().allMatch(sample -> sample.outcome.equals("200"))
        && uploads.stream()
            .allMatch(sample -> sample.outcome.equals("201") || sample.outcome.equals("503 typed"));
  }

  private static void print(String what, ConcurrentLinkedQueue<Sample> samples) {
    Map<String, Integer> outcomes = new TreeMap<>();
    samples.forEach(sample -> outcomes.merge(sample.outcome, 1, Integer::sum));
    List<Long> sorted = samples.stream().map(Sample::nanos).sorted().toList();
    System.out.printf(
        "%s %s, p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
        what, outcomes, millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1));
  }

  private static double millis(List<Long> sorted, double share) {
    int last = sorted.size() - 1;
    return last < 0 ? 0 : sorted.get((int) Math.ceil(share * last)) / NANOS_PER_MILLI;
  }

  /** What became of a request, and how long it took. */
  private record Sample(String outcome, long nanos) {

    static Sample of(Answer answer, long begin) {
      long nanos = System.nanoTime() - begin;
      boolean isTyped =
          answer.status() == 503
              && answer.header("Content-Type").equals("application/problem+json")
              && !answer.header("Retry-After").isEmpty();
      return new Sample(isTyped ? "503 typed" : Integer.toString(answer.status()), nanos);
    }
  }
}

package io.github.mediastore.bench;

import static java.net.http.HttpResponse.BodyHandlers.discarding;

import com.sun.management.OperatingSystemMXBean;
import io.github.mediastore.ByteRange;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.s3.S3ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Times of an object store on a real server, beside those of the bare HTTP client on the same bytes
 * in the same run, in turn. Credentials come from the environment. Processor time is the client's.
 *
 * <p>The bare client sends one request, once as S3 clients do, signed with the digest of its body,
 * and once with a body that nobody signs or checks.
 *
 * <p>Arguments: the endpoint, the bucket, which is made if it is absent, the mebibytes of the large
 * object, and how many rounds.
 */
public final class ObjectTimes {

  private static final Duration VALID = Duration.ofHours(1);
  private static final int MEBIBYTE = 1 << 20;
  private static final int SMALL = 10 * MEBIBYTE;
  private static final int RANGES = 100;

  private final S3ObjectStore objects;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String endpoint;
  private final String bucket;
  private final long size;

  private ObjectTimes(String endpoint, String bucket, long size) {
    this.endpoint = endpoint;
    this.bucket = bucket;
    this.objects = S3ObjectStore.builder(bucket).endpoint(URI.create(endpoint)).build();
    this.size = size;
  }

  /** Measures. */
  public static void main(String[] args) throws IOException, InterruptedException {
    ObjectTimes times = new ObjectTimes(args[0], args[1], Long.parseLong(args[2]) * MEBIBYTE);
    times.makeBucket();
    times.measure(Integer.parseInt(args[3]));
  }

  private void makeBucket() throws IOException, InterruptedException {
    URI address = URI.create(endpoint + "/" + bucket);
    int status =
        http.send(SignedPut.request(address, InputStream::nullInputStream, 0), discarding())
            .statusCode();
    if (status != 200 && status != 409) {
      throw new IllegalStateException("The bucket is answered with " + status);
    }
  }

  private void measure(int rounds) throws IOException, InterruptedException {
    Sample up = new Sample();
    Sample signedUp = new Sample();
    Sample bareUp = new Sample();
    Sample down = new Sample();
    Sample bareDown = new Sample();
    // The first round only warms up.
    for (int round = 0; round <= rounds; round++) {
      boolean counts = round > 0;
      up.add(counts, () -> objects.put("large", "video/mp4", new Noise(size)));
      signedUp.add(counts, this::signedUpload);
      bareUp.add(counts, this::bareUpload);
      // Who comes first meets the server at the deletion of what the uploads replaced.
      Work download = () -> drain(objects.read("large", new ByteRange(0, size - 1)));
      if (round % 2 == 0) {
        down.add(counts, download);
        bareDown.add(counts, this::bareDownload);
      } else {
        bareDown.add(counts, this::bareDownload);
        down.add(counts, download);
      }
    }
    print("up", up, signedUp, "bare client that signs its body");
    print("up", up, bareUp, "bare client that does not");
    print("down", down, bareDown, "bare client");
    objects.put("small", "video/mp4", new Noise(SMALL));
    List<Double> ofLarge = new ArrayList<>();
    List<Double> ofSmall = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 2 * RANGES; i++) {
      boolean isWarm = i >= RANGES;
      double large = seconds(() -> range("large", size, random));
      double small = seconds(() -> range("small", SMALL, random));
      if (isWarm) {
        ofLarge.add(large);
        ofSmall.add(small);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "1 MiB of the large object %.2f ms, of 10 MiB %.2f ms, ratio %.2f%n",
        1000 * median(ofLarge),
        1000 * median(ofSmall),
        median(ofLarge) / median(ofSmall));
    for (String key : new String[] {"large", "small", "signed", "bare"}) {
      objects.delete(key);
    }
  }

  private void print(String what, Sample ours, Sample bare, String whose) {
    double mebibytes = (double) size / MEBIBYTE;
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f MiB/s and %.2f ms of processor a MiB; %s %.0f and %.2f; ratio %.2f%n",
        what,
        mebibytes / median(ours.seconds),
        1000 * median(ours.processor) / mebibytes,
        whose,
        mebibytes / median(bare.seconds),
        1000 * median(bare.processor) / mebibytes,
        median(bare.seconds) / median(ours.seconds));
  }

  /** How long a piece of work took, each time. */
  private static final class Sample {

    private static final OperatingSystemMXBean SYSTEM =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> processor = new ArrayList<>();

    private void add(boolean counts, Work work) throws IOException, InterruptedException {
      long began = SYSTEM.getProcessCpuTime();
      double took = ObjectTimes.seconds(work);
      if (counts) {
        seconds.add(took);
        processor.add((SYSTEM.getProcessCpuTime() - began) / 1e9);
      }
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** Something that takes time. */
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static double seconds(Work work) throws IOException, InterruptedException {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e9;
  }

  private void signedUpload() throws IOException, InterruptedException {
    URI address = URI.create(endpoint + "/" + bucket + "/signed");
    require(http.send(SignedPut.request(address, () -> new Noise(size), size), discarding()));
  }

  private void bareUpload() throws IOException, InterruptedException {
    var upload = objects.presignUpload("bare", "video/mp4", size, VALID).orElseThrow();
    HttpRequest request =
        HttpRequest.newBuilder(upload.address())
            .header("content-type", "video/mp4")
            .PUT(
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofInputStream(() -> new Noise(size)), size))
            .build();
    require(http.send(request, discarding()));
  }

  /** Reads the same object: servers are not equally fast with one of parts and one without. */
  private void bareDownload() throws IOException, InterruptedException {
    URI address =
        objects
            .presignRead("large", new ResponseHeaders("video/mp4", "inline", "no-cache"), VALID)
            .orElseThrow();
    HttpResponse<InputStream> response =
        http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
    require(response);
    drain(response.body());
  }

  private static void require(HttpResponse<?> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException("Status " + response.statusCode());
    }
  }

  private void range(String key, long of, Random random) throws IOException {
    long first = (long) (random.nextDouble() * (of - MEBIBYTE));
    drain(objects.read(key, new ByteRange(first, first + MEBIBYTE - 1)));
  }

  private static void drain(InputStream stream) throws IOException {
    try (stream) {
      byte[] buffer = new byte[1 << 16];
      while (stream.read(buffer) >= 0) {
        // Only its time counts.
      }
    }
  }

  /** Bytes that cost next to nothing to make. */
  private static final class Noise extends InputStream {

    private final byte[] block = new byte[1 << 16];
    private final long size;
    private long left;

    private Noise(long size) {
      this.size = size;
      this.left = size;
      new Random(size).nextBytes(block);
    }

    @Override
    public int read() {
      return left-- > 0 ? block[0] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      // The same bytes in whatever pieces they are read.
      int at = (int) ((size - left) % block.length);
      int read = (int) Math.min(left, Math.min(length, block.length - at));
      System.arraycopy(block, at, bytes, offset, read);
      left -= read;
      return read;
    }
  }
}

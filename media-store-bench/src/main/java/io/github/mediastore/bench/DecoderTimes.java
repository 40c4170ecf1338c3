package io.github.mediastore.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Prints what decoding takes beside the JDK's readers as a table: the least processor time of
 * rounds in turn, which other load on the machine hardly changes, and the bytes allocated.
 *
 * <p>{@link BitmapBenchmark} and {@link GifBenchmark} measure the same with JMH.
 */
public final class DecoderTimes {

  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 15;
  private static final double NANOS = 1e6;
  private static final double MEGABYTE = 1e6;

  private DecoderTimes() {}

  /** Measures all kinds, or those named. */
  public static void main(String[] arguments) throws IOException {
    System.out.println("| file | ms | JDK ms | ratio | MB | JDK MB |");
    System.out.println("|---|--:|--:|--:|--:|--:|");
    for (BitmapFiles kind : BitmapFiles.values()) {
      if (arguments.length == 0 || kind.name().startsWith(arguments[0])) {
        BitmapBenchmark benchmark = new BitmapBenchmark();
        benchmark.kind = kind;
        benchmark.write();
        print(kind.name(), benchmark::mediaStore, benchmark::jdk);
      }
    }
    for (String picture : new String[] {"photo", "graphic"}) {
      for (boolean interlaced : new boolean[] {false, true}) {
        if (arguments.length == 0 || arguments[0].equals("GIF")) {
          GifBenchmark benchmark = new GifBenchmark();
          benchmark.picture = picture;
          benchmark.interlaced = interlaced;
          benchmark.write();
          String name = "GIF_" + picture.toUpperCase(Locale.ROOT) + (interlaced ? "_4_PASSES" : "");
          print(name, benchmark::mediaStore, benchmark::jdkReader);
        }
      }
    }
  }

  private static void print(String kind, Decode ours, Decode jdk) throws IOException {
    Cost mine = Cost.NONE;
    Cost theirs = Cost.NONE;
    for (int round = 0; round < ROUNDS; round++) {
      mine = mine.orLess(Cost.of(ours));
      theirs = theirs.orLess(Cost.of(jdk));
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.2f | %.1f | %.1f |%n",
        kind,
        mine.nanos / NANOS,
        theirs.nanos / NANOS,
        (double) mine.nanos / theirs.nanos,
        mine.bytes / MEGABYTE,
        theirs.bytes / MEGABYTE);
  }

  private interface Decode {

    Object run() throws IOException;
  }

  private record Cost(long nanos, long bytes) {

    static final Cost NONE = new Cost(Long.MAX_VALUE, Long.MAX_VALUE);

    static Cost of(Decode decode) throws IOException {
      long bytes = THREAD.getCurrentThreadAllocatedBytes();
      long start = THREAD.getCurrentThreadCpuTime();
      if (decode.run() == null) {
        throw new IOException("Nothing was decoded");
      }
      long nanos = THREAD.getCurrentThreadCpuTime() - start;
      return new Cost(nanos, THREAD.getCurrentThreadAllocatedBytes() - bytes);
    }

    Cost orLess(Cost other) {
      return new Cost(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
    }
  }
}

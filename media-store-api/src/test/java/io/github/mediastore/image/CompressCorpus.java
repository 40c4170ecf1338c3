package io.github.mediastore.image;

import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.corpus.Corpus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compresses every file of the corpus and prints how many ended in which way, and which took the
 * processor longest. Whatever else is thrown ends it.
 */
final class CompressCorpus {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CompressCorpus() {}

  public static void main(String[] arguments) throws IOException {
    WebpImageCompressor compressor = WebpImageCompressor.create();
    Map<String, Integer> outcomes = new TreeMap<>();
    Path slowest = Path.of("");
    Duration longest = Duration.ZERO;
    for (Path file : Corpus.files("")) {
      long start = THREADS.getCurrentThreadCpuTime();
      outcomes.merge(outcome(compressor, file), 1, Integer::sum);
      Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
      if (took.compareTo(longest) > 0) {
        slowest = file;
        longest = took;
      }
    }
    outcomes.forEach((outcome, count) -> System.out.println(outcome + " " + count));
    System.out.println("longest %d ms: %s".formatted(longest.toMillis(), slowest));
  }

  private static String outcome(WebpImageCompressor compressor, Path file) {
    try {
      return compressor.compress(file).contentType();
    } catch (RejectedUploadException refused) {
      return refused.reason().name();
    } catch (RuntimeException | Error escaped) {
      throw new AssertionError(file + " got past the refusals", escaped);
    }
  }
}

package io.github.mediastore.bench.settings.measure;

import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.CompressionReceipt;
import io.github.mediastore.image.WebpImageCompressor;
import java.time.Duration;
import java.util.Arrays;

/**
 * A compression of one picture, run for the first setting that asked for it and repeated for its
 * time. Other settings may share it: the ladder tries its first quality whatever comes after, so
 * where that fits two limits, the two results are one.
 */
final class Run {

  private static final double NANOS = 1e6;

  private final Setting setting;
  private final WebpImageCompressor compressor;
  private final byte[] upload;
  private final CompressedImage result;
  private final double[] millis;
  private int timed;

  /** Runs it once; that time does not count. */
  Run(Setting setting, WebpImageCompressor compressor, byte[] upload, int rounds) {
    this.setting = setting;
    this.compressor = compressor;
    this.upload = upload;
    this.result = compressor.compress(upload);
    this.millis = new double[rounds];
  }

  /** Returns whether another setting would do and give just the same. */
  boolean serves(Setting other) {
    return setting.equals(other)
        || (setting.fit().equals(other.fit())
            && setting.effort() == other.effort()
            && setting.lossless() == other.lossless()
            && setting.firstQuality() == other.firstQuality()
            && firstAttemptBytes() <= Math.min(setting.maxBytes(), other.maxBytes()));
  }

  private int firstAttemptBytes() {
    return result.receipt().attempts().get(0).bytes();
  }

  void time() {
    Duration took = compressor.compress(upload).receipt().duration();
    millis[timed++] = took.toNanos() / NANOS;
  }

  Setting setting() {
    return setting;
  }

  byte[] file() {
    return result.bytes();
  }

  CompressionReceipt receipt() {
    return result.receipt();
  }

  double medianMillis() {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

package io.github.mediastore.internal.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.internal.jpeg.JpegPictures.Encoding;
import io.github.mediastore.internal.raster.DecodeException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cuts, flips and splices bytes; {@code -Dmutations} says how many times, 5000 by default. */
class MutationTest {

  private static final int MUTATIONS = Integer.getInteger("mutations", 5000);

  /** The virtual machine allocates on the heap when a call site runs for the first time. */
  private static final long LINKING = 8 << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void everyMutationEndsInPlanesOrInAnException() {
    List<byte[]> originals = originals();
    Random random = new Random(20_240_229);
    int decoded = 0;
    int refused = 0;
    long slowest = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] original = originals.get(random.nextInt(originals.size()));
      byte[] other = originals.get(random.nextInt(originals.size()));
      byte[] mutated = mutate(original, other, random);
      long start = System.nanoTime();
      if (decodes(mutated, 1 + random.nextInt(8), random.nextBoolean())) {
        decoded++;
      } else {
        refused++;
      }
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    System.out.printf(
        "%d mutations: %d decoded, %d refused, slowest %d ms%n",
        MUTATIONS, decoded, refused, slowest / 1_000_000);

    assertThat(decoded).isGreaterThan(MUTATIONS / 10);
    assertThat(refused).isGreaterThan(MUTATIONS / 10);
  }

  private static boolean decodes(byte[] jpeg, int scale, boolean acceptDamaged) {
    try {
      JpegDecoder decoder = JpegDecoder.open(jpeg, new JpegLimits(4_000_000, 65_500, 100));
      long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
      try {
        JpegPlanes planes = decoder.decode(scale, acceptDamaged);
        assertThat(planes.planes()).hasSize(decoder.components());
        return true;
      } finally {
        long after = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(after - before).isLessThanOrEqualTo(decoder.decodeMemory(scale) + LINKING);
      }
    } catch (DecodeException e) {
      assertThat(e).hasMessageMatching("[A-Z0-9].{10,}");
      return false;
    }
  }

  private static byte[] mutate(byte[] original, byte[] other, Random random) {
    byte[] mutated = original.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int place = random.nextInt(mutated.length);
      switch (random.nextInt(5)) {
        case 0 -> mutated = Arrays.copyOf(mutated, Math.max(4, place));
        case 1 -> mutated[place] ^= (byte) (1 << random.nextInt(8));
        case 2 -> mutated[place] = (byte) random.nextInt();
        case 3 -> {
          int length = Math.min(random.nextInt(64), mutated.length - place);
          int from = random.nextInt(Math.max(1, other.length - length));
          System.arraycopy(other, from, mutated, place, Math.min(length, other.length - from));
        }
        default -> {
          // Headers are short and easily missed.
          int header = random.nextInt(Math.min(700, mutated.length));
          mutated[header] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
        }
      }
    }
    return mutated;
  }

  private static List<byte[]> originals() {
    List<byte[]> originals = new ArrayList<>();
    Encoding baseline = Encoding.baseline();
    for (Encoding encoding :
        List.of(
            baseline,
            baseline.withSampling(1, 1),
            baseline.withRestartInterval(3),
            baseline.withSampling(3, 1).withQuality(0.5f))) {
      originals.add(JpegPictures.color(90, 70, encoding));
      originals.add(JpegPictures.color(90, 70, encoding.withProgressive()));
      originals.add(JpegPictures.grey(50, 120, encoding));
    }
    originals.add(JpegPictures.fourComponents(40, 50));
    return originals;
  }
}

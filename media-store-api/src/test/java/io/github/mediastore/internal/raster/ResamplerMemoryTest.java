package io.github.mediastore.internal.raster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerMemoryTest {

  @ParameterizedTest
  @CsvSource({
    "2000, 1500, 1024, 768", "1000, 750, 1024, 768", "4000, 3000, 1024, 768", "1, 1, 1, 1",
    "65500, 3, 1024, 1", "3, 65500, 1, 1024", "9000, 2000, 100, 50", "4096, 4096, 260, 260",
    "17000, 400, 1024, 24"
  })
  void takesNoMoreThanItSays(int width, int height, int toWidth, int toHeight) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Plane source = Planes.of(width, height, (x, y) -> 0);
    Resampler.resample(source, toWidth, toHeight);

    long before = threads.getCurrentThreadAllocatedBytes();
    Resampler.resample(source, toWidth, toHeight);
    long taken = threads.getCurrentThreadAllocatedBytes() - before;

    long said = Resampler.memory(width, height, toWidth, toHeight);
    assertThat(taken).isLessThanOrEqualTo(said);
    assertThat(said).isLessThanOrEqualTo(2 * taken + 100_000);
  }
}

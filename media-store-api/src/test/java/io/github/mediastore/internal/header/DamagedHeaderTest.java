package io.github.mediastore.internal.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamagedHeaderTest {

  private static final HeaderLimits LIMITS = HeaderLimits.DEFAULT;

  @Test
  void aFileCutOffAnywhereIsReadOrRefusedByType() throws IOException {
    for (byte[] file : SampleFiles.all()) {
      String whole = SampleFiles.read(file).dimensions().toString();
      for (int length = 0; length < file.length; length++) {
        assertReadOrRefused(Arrays.copyOf(file, length), whole);
      }
    }
  }

  @Test
  void twentyThousandMutationsAreReadOrRefusedByType() throws IOException {
    List<byte[]> files = SampleFiles.all();
    Random random = new Random(20_250_101);
    for (int i = 0; i < 20_000; i++) {
      byte[] mutant = files.get(i % files.size()).clone();
      for (int change = random.nextInt(6); change >= 0; change--) {
        // Headers are short, so most of the damage is done near the start.
        int reach = random.nextInt(4) == 0 ? mutant.length : Math.min(80, mutant.length);
        int[] values = {random.nextInt(256), 0, 0xFF, 0x80, 1};
        mutant[random.nextInt(reach)] = (byte) values[random.nextInt(values.length)];
      }
      assertReadOrRefused(mutant, "");
    }
  }

  /** An exception that is not of the header's own type fails the test by itself. */
  private static void assertReadOrRefused(byte[] file, String dimensions) throws IOException {
    UploadBuffer upload =
        UploadBuffer.of(new ByteArrayInputStream(file), Integer.MAX_VALUE - 8, 1 << 20);
    try {
      ImageHeader header = ImageHeaderReader.read(upload, LIMITS);
      header = ImageHeaderReader.complete(header, upload, LIMITS);
      assertThat(header.dimensions().pixels()).isLessThanOrEqualTo(LIMITS.maxPixels());
      assertThat(header.dimensions().longerSide()).isLessThanOrEqualTo(LIMITS.maxSide());
      assertThat(header.orientation()).isBetween(1, 8);
      assertThat(header.dimensions().toString()).contains(dimensions);
    } catch (HeaderException refused) {
      assertThat(refused.kind()).isNotEqualTo(HeaderException.Kind.TOO_MANY_BYTES);
    }
  }
}

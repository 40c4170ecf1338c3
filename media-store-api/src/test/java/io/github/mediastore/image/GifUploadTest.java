package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.Dimensions;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.internal.gif.GifBuilder;
import io.github.mediastore.internal.gif.GifCodes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads of GIFs that are large, long or damaged. */
class GifUploadTest {

  private static final int[] COLORS = {0x102030, 0xF08050, 0x00FF00, 0xABCDEF};
  private static final int MANY_BYTES = 5_000_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final WebpImageCompressor compressor = WebpImageCompressor.create();

  @ParameterizedTest
  @ValueSource(ints = {0, GifBuilder.INTERLACED})
  void fiftyMegapixelsFitIntoAHeapOf96Megabytes(int flags, @TempDir Path folder) throws Exception {
    Path gif = Files.write(folder.resolve("large.gif"), noise(8000, 6250, flags));

    assertThat(Files.size(gif)).isGreaterThan(10_000_000);
    assertThat(
            OtherJvm.output(
                OtherJvm.command(
                    List.of("-Xmx96m"), ManyAtOnce.class, gif.toString(), "1", "platform", "1")))
        .contains("done 1", "afterwards 1024");
  }

  @ParameterizedTest
  @ValueSource(ints = {GifBuilder.COMMENT, GifBuilder.PLAIN_TEXT, GifBuilder.APPLICATION})
  void megabytesOfAnExtensionAreNotKeptBesideTheUpload(int label) {
    byte[] many = new byte[MANY_BYTES];
    byte[] gif =
        GifBuilder.canvas(20, 10, COLORS)
            .extension(label, many)
            .frame(0, 0, 20, 10, 0)
            .imageData(2, new byte[200])
            .extension(label, many)
            .trailer()
            .build();
    long before = THREADS.getCurrentThreadAllocatedBytes();

    CompressedImage compressed = compressor.compress(new ByteArrayInputStream(gif));

    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(4L * gif.length);
    assertThat(compressed.dimensions()).contains(new Dimensions(20, 10));
  }

  @Test
  void damageIsNamedToTheUploader() {
    GifCodes codes = new GifCodes(2).compress(new byte[300]);
    byte[] gif =
        GifBuilder.canvas(20, 20, COLORS).frame(0, 0, 20, 20, 0).codes(2, codes).trailer().build();

    assertRefused(
        gif, "The GIF picture is damaged. The compressed data end before the picture does");
    assertRefused(
        Arrays.copyOf(gif, gif.length - 10),
        "The GIF picture is cut off. The GIF ends within its compressed data");
  }

  private void assertRefused(byte[] gif, String message) {
    RejectedUploadException refused =
        catchThrowableOfType(RejectedUploadException.class, () -> compressor.compress(gif));
    assertThat(refused).hasMessage(message);
    assertThat(refused.reason()).isEqualTo(Reason.CORRUPT);
    assertThat(refused.format()).contains("GIF");
  }

  /** Fifty rows of noise, again and again: their codes begin and end with whole bytes. */
  private static byte[] noise(int width, int height, int flags) {
    byte[] indexes = new byte[width * 50];
    new Random(5).nextBytes(indexes);
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] &= 3;
    }
    GifCodes codes = new GifCodes(2).compress(indexes).clear();
    while (!codes.isAligned()) {
      codes.clear();
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int y = 0; y < height; y += 50) {
      all.writeBytes(codes.bytes());
    }
    return GifBuilder.canvas(width, height, COLORS)
        .frame(0, 0, width, height, flags)
        .bytes(2)
        .subBlocks(all.toByteArray(), 255)
        .bytes(0)
        .trailer()
        .build();
  }
}

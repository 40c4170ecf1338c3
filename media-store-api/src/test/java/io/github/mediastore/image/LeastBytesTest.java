package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A few bytes that claim 25 megapixels. */
class LeastBytesTest {

  private static final int SIDE = 5_000;
  private static final long LITTLE = 4 << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final WebpImageCompressor compressor = WebpImageCompressor.create();

  @Test
  void aBmpIsRefusedBeforeMemoryIsTaken() {
    assertRefusedAtOnce(bmp(SIDE, SIDE));
  }

  @Test
  void aGifIsRefusedBeforeMemoryIsTaken() {
    ByteBuffer gif = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    gif.put("GIF89a".getBytes(StandardCharsets.US_ASCII));
    gif.putShort((short) SIDE).putShort((short) SIDE).put((byte) 0x80).putShort((short) 0);
    gif.put(new byte[6]);
    gif.put((byte) ',').putInt(0).putShort((short) SIDE).putShort((short) SIDE).put((byte) 0);
    gif.put((byte) 2).put((byte) 2).put(new byte[] {0x4C, 0x01}).put((byte) 0).put((byte) ';');
    assertRefusedAtOnce(gif.array());
  }

  @Test
  void aTiffIsRefusedBeforeMemoryIsTaken() {
    byte[] strip = new byte[100];
    for (int compression : new int[] {TiffFile.UNCOMPRESSED, 5, 8, 32773}) {
      assertRefusedAtOnce(TiffFile.of(SIDE, SIDE, TiffFile.RGB, compression, 1, strip));
    }
  }

  private void assertRefusedAtOnce(byte[] upload) {
    refuse(upload);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    RejectedUploadException refused = refuse(upload);
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(LITTLE);
    assertThat(refused).hasMessageContaining("cannot hold its 5000 x 5000 pixels");
  }

  private RejectedUploadException refuse(byte[] upload) {
    RejectedUploadException refused =
        catchThrowableOfType(RejectedUploadException.class, () -> compressor.compress(upload));
    assertThat(refused).isNotNull();
    assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(Reason.CORRUPT);
    return refused;
  }

  private static byte[] bmp(int width, int height) {
    ByteBuffer bmp = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    bmp.put("BM".getBytes(StandardCharsets.US_ASCII)).putInt(200).putInt(0).putInt(54);
    bmp.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
    return bmp.array();
  }
}

package io.github.mediastore.internal.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.internal.jpeg.JpegPictures.Encoding;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeException.Kind;
import java.lang.management.ManagementFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JpegLimitsTest {

  /** The virtual machine allocates on the heap when a call site runs for the first time. */
  private static final long LINKING = 8 << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void sizeIsCheckedBeforeAnythingIsDecoded() {
    JpegLimits limits = new JpegLimits(1000, 100, 10);

    assertRefused(() -> JpegDecoder.open(claiming(101, 2), limits), Kind.LIMIT, "at most 100 a");
    assertRefused(() -> JpegDecoder.open(claiming(2, 101), limits), Kind.LIMIT, "at most 100 a");
    assertRefused(() -> JpegDecoder.open(claiming(50, 21), limits), Kind.LIMIT, "at most 1000 p");
    assertRefused(
        () -> JpegDecoder.open(claiming(65_535, 1), JpegLimits.DEFAULT), Kind.LIMIT, "65500");
    assertRefused(
        () -> JpegDecoder.open(claiming(65_500, 65_500), JpegLimits.DEFAULT),
        Kind.LIMIT,
        "100000000 pixels");
  }

  @Test
  void scansAreCounted() {
    HandMadeJpeg sequential =
        HandMadeJpeg.start().frame(Marker.SOF0, 8, 8, 8, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0);
    HandMadeJpeg progressive = HandMadeJpeg.start().greyFrame(0xC2, 8, 8);
    for (int i = 0; i < 101; i++) {
      sequential.scan(0, 63, 0, 1).bits("00 1010");
      progressive.scan(0, 0, 0, 1).bits("00");
    }
    for (byte[] jpeg : new byte[][] {sequential.end(), progressive.end()}) {
      for (boolean acceptDamaged : new boolean[] {false, true}) {
        assertRefused(
            () -> JpegDecoder.open(jpeg, JpegLimits.DEFAULT).decode(8, acceptDamaged),
            Kind.LIMIT,
            "more than 100 scans");
      }
    }
  }

  @Test
  void limitsStartAtOne() {
    assertThatThrownBy(() -> new JpegLimits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new JpegLimits(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new JpegLimits(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void filesThatCannotHoldTheirClaimTakeNoMemory() throws DecodeException {
    for (int marker : new int[] {0xC0, 0xC2}) {
      byte[] jpeg =
          HandMadeJpeg.start()
              .greyFrame(marker, 65_500, 1500)
              .scan(0, marker == 0xC0 ? 63 : 0, 0, 1)
              .raw(new int[1000])
              .end();
      JpegDecoder decoder = JpegDecoder.open(jpeg, JpegLimits.DEFAULT);
      long before = allocated();

      assertRefused(() -> decoder.decode(8, false), Kind.TRUNCATED, "cannot hold");
      assertThat(allocated() - before).isLessThan(LINKING);
    }
  }

  @Test
  void decodingAllocatesNoMoreThanItSaid() throws DecodeException {
    for (Encoding encoding :
        new Encoding[] {
          Encoding.baseline(),
          Encoding.baseline().withProgressive(),
          Encoding.baseline().withSampling(1, 1).withProgressive(),
          Encoding.baseline().withSampling(4, 2)
        }) {
      JpegDecoder decoder =
          JpegDecoder.open(JpegPictures.color(1001, 701, encoding), JpegLimits.DEFAULT);
      decoder.decode(1, false);
      for (int scale = 1; scale <= 8; scale++) {
        long before = allocated();
        decoder.decode(scale, false);
        assertThat(allocated() - before)
            .as("%s at %d/8", encoding, scale)
            .isLessThanOrEqualTo(decoder.decodeMemory(scale));
      }
    }
  }

  @Test
  void memoryOfTheLargestClaimsIsCountedWithoutOverflow() throws DecodeException {
    JpegLimits none = new JpegLimits(Long.MAX_VALUE, 65_535, 1000);
    byte[] jpeg =
        HandMadeJpeg.start()
            .frame(0xC2, 8, 65_535, 65_535, 1, 0x44, 0, 2, 0x44, 0, 3, 0x44, 0, 4, 0x44, 0)
            .scan(0, 0, 0, 1)
            .bytes();
    JpegDecoder decoder = JpegDecoder.open(jpeg, none);

    assertThat(decoder.decodeMemory(8)).isGreaterThan(4L * 3 * 65_535 * 65_535);
    assertRefused(() -> decoder.decode(8, true), Kind.LIMIT, "too large");
  }

  private static byte[] claiming(int width, int height) {
    return HandMadeJpeg.start().greyFrame(Marker.SOF0, width, height).greyScan().bytes();
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static void assertRefused(ThrowingCallable call, Kind kind, String message) {
    assertThatThrownBy(call)
        .asInstanceOf(type(DecodeException.class))
        .returns(kind, DecodeException::kind)
        .extracting(DecodeException::getMessage)
        .asString()
        .contains(message);
  }
}

package io.github.mediastore.internal.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiffMemoryTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource({
    "2000, 1500, 3, 8, 100, 0, 1", "2000, 1500, 4, 16, 1500, 0, 32773", "1500, 2000, 1, 1, 1, 0, 1",
    "2000, 1500, 3, 8, 256, 256, 32773", "2000, 1500, 3, 8, 16, 16, 1",
        "65000, 20, 5, 16, 20, 0, 1",
    "2000, 1500, 3, 8, 752, 1008, 1"
  })
  void takesNoMoreThanPredictedAndFarLessThanThePicture(
      int width, int height, int samples, int bits, int rows, int tile, int compression)
      throws DecodeException {
    TiffBuilder builder = new TiffBuilder(width, height, samples, bits).compression(compression);
    int across = 1;
    int columns = width;
    if (tile > 0) {
      builder.tiles(tile, rows);
      across = (width + tile - 1) / tile;
      columns = tile;
    } else {
      builder.strips(rows);
    }
    int segments = across * ((height + rows - 1) / rows);
    long raw = ((long) columns * samples * bits + 7) / 8 * rows;
    byte[] segment = new byte[(int) raw];
    byte[] stored = compression == 1 ? segment : Encoders.packBits(segment);
    TiffDecoder decoder =
        TiffDecoder.open(sharing(builder, stored, segments), DecodeLimits.DEFAULT);
    int toWidth = Math.min(1024, width);
    int toHeight = Math.max(1, height * toWidth / width);
    decoder.decode(toWidth, toHeight, false);

    long before = THREADS.getCurrentThreadAllocatedBytes();
    decoder.decode(toWidth, toHeight, false);
    long taken = THREADS.getCurrentThreadAllocatedBytes() - before;

    TiffMemory.Page page =
        new TiffMemory.Page(
            width, height, samples, bits, false, false, false, columns, rows, stored.length);
    long predicted = TiffMemory.of(page, toWidth, toHeight);
    // What opens a segment is garbage when the segment ends.
    assertThat(taken - segments * 100L).isLessThanOrEqualTo(predicted);
    assertThat(predicted).isLessThan(30_000_000);
  }

  /** All segments are the same, where they may be. */
  private static byte[] sharing(TiffBuilder builder, byte[] segment, int segments) {
    return builder.write(new ArrayList<>(Collections.nCopies(segments, segment)));
  }

  @Test
  void aJpegTakesNoMoreThanPredicted() throws DecodeException {
    JpegFile whole = JpegFile.of(1600, 1200, 3, (x, y, sample) -> x + y & 0xFF);
    JpegFile tile = JpegFile.of(320, 240, 3, (x, y, sample) -> x + y & 0xFF);
    byte[] single = new TiffBuilder(1600, 1200, 3, 8).compression(7).write(List.of(whole.whole()));
    byte[] tiles =
        new TiffBuilder(1600, 1200, 3, 8)
            .tiles(320, 240)
            .compression(7)
            .write(Collections.nCopies(25, tile.whole()));

    assertPredicted(single, 1600, 1200, whole.whole().length, 1600);
    assertPredicted(single, 1600, 1200, whole.whole().length, 200);
    assertPredicted(tiles, 320, 240, tile.whole().length, 400);
  }

  private static void assertPredicted(byte[] tiff, int tileWidth, int rows, int largest, int width)
      throws DecodeException {
    TiffDecoder decoder = TiffDecoder.open(tiff, DecodeLimits.DEFAULT);
    int height = width * 3 / 4;
    decoder.decode(width, height, false);

    long before = THREADS.getCurrentThreadAllocatedBytes();
    decoder.decode(width, height, false);
    long taken = THREADS.getCurrentThreadAllocatedBytes() - before;

    TiffMemory.Page page =
        new TiffMemory.Page(1600, 1200, 3, 8, false, false, true, tileWidth, rows, largest);
    long garbage = tileWidth < 1600 ? 25 * (100_000L + tileWidth * rows * 3 / 2) : 0;
    assertThat(taken - garbage).isLessThanOrEqualTo(TiffMemory.of(page, width, height));
  }
}

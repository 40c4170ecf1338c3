package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.header.HeaderLimits;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.ImageHeaderReader;
import io.github.mediastore.internal.raster.View;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a panorama, a shape needs far more pixels than the full picture, and gets them. */
class PanoramaTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void hundredMegapixelsAreCutWithinAHeapOf96Megabytes(String format, @TempDir Path folder)
      throws Exception {
    Path file = Files.write(folder.resolve("panorama"), panorama(50_000, 2_000, format));

    String output =
        OtherJvm.output(OtherJvm.command(List.of("-Xmx96m"), Panorama.class, file.toString()));

    assertThat(output)
        .contains("full 1024 x 41", "avatar 128 x 128", "card 640 x 360", "tile 300 x 300");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "bmp", "gif"})
  void whatIsSetAsideIsEnough(String format) throws IOException {
    byte[] file = panorama(9_000, 700, format);
    CompressionSettings settings =
        CompressionSettings.builder()
            .rendition("avatar", Fit.cover(128, 128))
            .rendition("card", Fit.cover(640, 360))
            .build();
    FrameOrder order = FrameOrder.ofAll(settings, Focus.ATTENTION);
    ImageHeader header =
        ImageHeaderReader.read(UploadBuffer.of(file, file.length), HeaderLimits.DEFAULT);
    List<View> views =
        order.views(order.plan(header.dimensions()), header.dimensions(), header.orientation());
    PictureDecoder decoder = new Decoders(settings).of(header);
    decoder.decode(file, header, views);

    long before = THREADS.getCurrentThreadAllocatedBytes();
    decoder.decode(file, header, views);
    long taken = THREADS.getCurrentThreadAllocatedBytes() - before;

    // Of grey pictures too, four channels are set aside for.
    assertThat(decoder.memory(header, views)).isBetween(taken, 5 * taken);
  }

  private static byte[] panorama(int width, int height, String format) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] row = new byte[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean spot = x / 700 == 9 && y / 8 % 2 == 0;
        row[x] = (byte) (spot ? 250 - x % 8 * 20 : 90 + 40 * y / height);
      }
      picture.getRaster().setDataElements(0, y, width, 1, row);
    }
    return TestPictures.file(picture, format);
  }
}

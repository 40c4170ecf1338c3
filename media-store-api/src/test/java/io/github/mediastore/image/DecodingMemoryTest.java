package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.header.HeaderLimits;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.ImageHeaderReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is set aside for a decode, from the header alone, is enough and below the picture. */
class DecodingMemoryTest {

  private static final int WIDTH = 2400;
  private static final int HEIGHT = 2000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Decoders decoders = new Decoders(CompressionSettings.defaults());

  @ParameterizedTest
  @CsvSource({
    "bmp, 1", "bmp, 5", "bmp, 12", "bmp, 13", "png, 1", "png, 2", "png, 10", "png, 12", "png, 13"
  })
  void isEnough(String format, int type) throws IOException {
    byte[] file = file(new BufferedImage(WIDTH, HEIGHT, type), format);
    ImageHeader header =
        ImageHeaderReader.read(UploadBuffer.of(file, file.length), HeaderLimits.DEFAULT);
    Dimensions target = header.dimensions().fitWithin(400);
    PictureDecoder decoder = decoders.of(header);
    decoder.decode(file, header, target);

    long before = THREADS.getCurrentThreadAllocatedBytes();
    decoder.decode(file, header, target);
    long taken = THREADS.getCurrentThreadAllocatedBytes() - before;

    assertThat(header.isProgressive()).isEqualTo(format.equals("png"));
    assertThat(decoder.memory(header, target)).isBetween(taken, 3L * WIDTH * HEIGHT);
  }

  /** Writes it interlaced where the format can be. */
  private static byte[] file(BufferedImage picture, String format) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (param.canWriteProgressive()) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }
}

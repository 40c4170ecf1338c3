package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads that end in the middle of their pixels. */
class TruncatedTest {

  private static final int WIDTH = 600;
  private static final int HEIGHT = 400;

  private final WebpImageCompressor strict = WebpImageCompressor.create();
  private final WebpImageCompressor lenient =
      WebpImageCompressor.with(CompressionSettings.builder().acceptTruncated(true).build());

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp", "tif", "webp"})
  void areRefusedAsCorrupt(String format) {
    byte[] half = half(format);
    RejectedUploadException refused =
        catchThrowableOfType(RejectedUploadException.class, () -> strict.compress(half));
    assertThat(refused).as(format).isNotNull();
    assertThat(refused.reason()).isEqualTo(Reason.CORRUPT);
    assertThat(refused.format()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp"})
  void giveWhatWasDecodedWhereTheHostWantsIt(String format) {
    BufferedImage result = TestPictures.read(lenient.compress(half(format)).bytes());
    BufferedImage whole = TestPictures.read(strict.compress(file(format)).bytes());

    assertThat(result.getWidth()).isEqualTo(WIDTH);
    assertThat(result.getHeight()).isEqualTo(HEIGHT);
    // A BMP begins with its last row.
    int y = format.equals("bmp") ? HEIGHT * 4 / 5 : HEIGHT / 5;
    for (int x = 20; x < WIDTH; x += 50) {
      for (int shift = 0; shift < 24; shift += 8) {
        assertThat(result.getRGB(x, y) >> shift & 255)
            .as("%s at %d", format, x)
            .isCloseTo(whole.getRGB(x, y) >> shift & 255, Offset.offset(24));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp", "tif", "webp"})
  void areRefusedWhereNothingCanBeDecoded(String format) {
    byte[] start = Arrays.copyOf(file(format), 30);
    RejectedUploadException refused =
        catchThrowableOfType(RejectedUploadException.class, () -> lenient.compress(start));
    assertThat(refused).as(format).isNotNull();
    assertThat(refused.reason()).isEqualTo(Reason.CORRUPT);
  }

  private byte[] half(String format) {
    byte[] whole = file(format);
    return Arrays.copyOf(whole, whole.length / 2);
  }

  private byte[] file(String format) {
    BufferedImage picture = TestPictures.scene(WIDTH, HEIGHT);
    if (format.equals("gif")) {
      return rowAfterRow(picture);
    }
    return format.equals("webp")
        ? strict.compress(TestPictures.file(picture, "png")).bytes()
        : TestPictures.file(picture, format);
  }

  /** Writes a GIF that is not interlaced: of one that is, a half has some of all rows. */
  private static byte[] rowAfterRow(BufferedImage picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DISABLED);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }
}

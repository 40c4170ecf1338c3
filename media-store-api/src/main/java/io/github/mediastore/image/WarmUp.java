package io.github.mediastore.image;

import io.github.mediastore.image.CompressionSettings.Effort;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Runs what most uploads run through, a JPEG that is reduced as those of phones and cameras are.
 * The picture is small, and so is the result: what is to be warmed is our own code, not libwebp.
 */
final class WarmUp {

  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1200;
  private static final int ROUNDS = 12;

  /** Sides that make the decoder work at 3/8 and at 4/8: 12 and 8 megapixels to 1024 pixels. */
  private static final List<Integer> SIDES = List.of(400, 500);

  private WarmUp() {}

  static void run() {
    byte[] jpeg = jpeg(picture());
    for (int round = 0; round < ROUNDS; round++) {
      for (int side : SIDES) {
        compressor(side).compress(jpeg);
      }
    }
  }

  private static WebpImageCompressor compressor(int side) {
    return WebpImageCompressor.with(
        CompressionSettings.builder().maxDimension(side).effort(Effort.FAST).build());
  }

  /** Paints slopes and noise, so that blocks have few coefficients and many. */
  private static BufferedImage picture() {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Random random = new Random(1);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int grain = random.nextInt(1 + 32 * y / HEIGHT);
        int red = 200 * x / WIDTH + grain;
        int blue = 200 * y / HEIGHT + grain;
        picture.setRGB(x, y, (red << 16) | (((red + blue) / 2) << 8) | blue);
      }
    }
    return picture;
  }

  private static byte[] jpeg(BufferedImage picture) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
      ImageWriter writer =
          IIORegistry.getDefaultInstance()
              .getServiceProviders(ImageWriterSpi.class, WarmUp::isJpegFromJdk, true)
              .next()
              .createWriterInstance();
      try {
        writer.setOutput(out);
        writer.write(picture);
      } finally {
        writer.dispose();
      }
    } catch (IOException e) {
      throw new IllegalStateException("The JDK could not write a JPEG into memory", e);
    }
    return file.toByteArray();
  }

  private static boolean isJpegFromJdk(Object provider) {
    return provider.getClass().getName().startsWith("com.sun.imageio.plugins.jpeg.");
  }
}

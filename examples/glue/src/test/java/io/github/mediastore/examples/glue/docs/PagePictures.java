package io.github.mediastore.examples.glue.docs;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures to upload. */
final class PagePictures {

  private PagePictures() {}

  static byte[] file(String format, int width, int height) {
    BufferedImage picture =
        new BufferedImage(
            width,
            height,
            format.equals("wbmp") ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, x * y);
      }
    }
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ImageIO.write(picture, format, file);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, int width, int height) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    String name = file.toString();
    Files.write(file, file(name.substring(name.lastIndexOf('.') + 1), width, height));
  }
}

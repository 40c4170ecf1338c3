package io.github.mediastore.examples.cli;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Picture files made in code. */
public final class TestPictures {

  private TestPictures() {}

  /**
   * Writes a picture.
   *
   * @param file where to, its extension is the format
   * @param type a type of {@link BufferedImage}
   * @return the file
   */
  public static Path write(Path file, int width, int height, int type) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, type);
    Graphics2D graphics = picture.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    graphics.fillRect(0, 0, width / 2, height);
    graphics.dispose();
    String name = file.getFileName().toString();
    String format = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    Files.createDirectories(file.getParent());
    if (!ImageIO.write(picture, format, file.toFile())) {
      throw new IllegalArgumentException("No writer for " + format);
    }
    return file;
  }

  /** Writes an opaque picture, see {@link #write(Path, int, int, int)}. */
  public static Path write(Path file, int width, int height) throws IOException {
    return write(file, width, height, BufferedImage.TYPE_INT_RGB);
  }

  /** Returns the picture in a file. */
  public static BufferedImage read(Path file) throws IOException {
    return ImageIO.read(file.toFile());
  }
}

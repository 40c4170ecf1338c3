package io.github.mediastore.examples.parts.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Draws what users upload. */
final class PhonePhoto {

  /** An EXIF segment with nothing but the orientation 6: the left column is the upper edge. */
  private static final byte[] LEFT_IS_UP = {
    (byte) 0xFF,
    (byte) 0xE1,
    0,
    34,
    'E',
    'x',
    'i',
    'f',
    0,
    0,
    'M',
    'M',
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    6,
    0,
    0,
    0,
    0,
    0,
    0
  };

  private PhonePhoto() {}

  /**
   * A photo taken upright, as phones store it: on its side, with a note which side is up. The upper
   * half of what was seen is red, the lower one blue.
   */
  static byte[] sideways() throws IOException {
    BufferedImage stored = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = stored.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 800, 1200);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(800, 0, 800, 1200);
    graphics.dispose();
    byte[] jpeg = encode(stored, "jpg");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(jpeg, 0, 2);
    file.writeBytes(LEFT_IS_UP);
    file.write(jpeg, 2, jpeg.length - 2);
    return file.toByteArray();
  }

  /** A picture of one colour. */
  static byte[] plain(Color color) throws IOException {
    BufferedImage picture = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, 400, 300);
    graphics.dispose();
    return encode(picture, "png");
  }

  /** A logo for white paper: a black ring on nothing. */
  static byte[] blackLogo() throws IOException {
    BufferedImage logo = new BufferedImage(200, 200, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = logo.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.fillOval(10, 10, 180, 180);
    graphics.dispose();
    return encode(logo, "png");
  }

  private static byte[] encode(BufferedImage picture, String format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(picture, format, file);
    return file.toByteArray();
  }
}

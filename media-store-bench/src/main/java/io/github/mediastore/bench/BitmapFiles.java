package io.github.mediastore.bench;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/** The kinds of BMP and interlaced PNG that {@link BitmapBenchmark} measures. */
public enum BitmapFiles {
  /** A photo of 8 bits a channel. */
  BMP_24("bmp", BufferedImage.TYPE_3BYTE_BGR, null),
  /** A photo of 5, 6 and 5 bits. */
  BMP_565("bmp", BufferedImage.TYPE_USHORT_565_RGB, null),
  /** A photo with a palette. */
  BMP_PALETTE("bmp", BufferedImage.TYPE_BYTE_INDEXED, null),
  /** A photo in greys. */
  BMP_GREY("bmp", BufferedImage.TYPE_BYTE_GRAY, null),
  /** A drawing in black and white. */
  BMP_1("bmp", BufferedImage.TYPE_BYTE_BINARY, null),
  /** A drawing with a palette, run-length encoded. */
  BMP_RUN_LENGTHS("bmp", BufferedImage.TYPE_BYTE_INDEXED, "BI_RLE8"),
  /** A photo, interlaced. */
  PNG_RGB("png", BufferedImage.TYPE_3BYTE_BGR, null),
  /** A drawing, half transparent, interlaced. */
  PNG_ALPHA("png", BufferedImage.TYPE_INT_ARGB, null),
  /** A photo with a palette, interlaced. */
  PNG_PALETTE("png", BufferedImage.TYPE_BYTE_INDEXED, null);

  private final String format;
  private final int type;
  private final @Nullable String compression;

  BitmapFiles(String format, int type, @Nullable String compression) {
    this.format = format;
    this.type = type;
    this.compression = compression;
  }

  /** Returns the JDK's name of the format. */
  public String format() {
    return format;
  }

  /** Writes a picture of that size. */
  byte[] write(int width, int height) {
    boolean drawing = compression != null || this == BMP_1 || this == PNG_ALPHA;
    BufferedImage source =
        drawing ? GeneratedPictures.graphic(width, height) : GeneratedPictures.photo(width, height);
    BufferedImage picture = new BufferedImage(width, height, type);
    Graphics2D graphics = picture.createGraphics();
    graphics.drawImage(source, 0, 0, null);
    graphics.dispose();
    return file(picture);
  }

  private byte[] file(BufferedImage picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (compression != null) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
      }
      if (param.canWriteProgressive()) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
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

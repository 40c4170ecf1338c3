package io.github.mediastore.renditions;

import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.WebpImageCompressor;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures as an application stored them before it had renditions. */
final class StoredPhoto {

  /** What the application has now. */
  static final CompressionSettings SETTINGS =
      CompressionSettings.builder()
          .maxDimension(600)
          .rendition("thumb", 60, 5_000)
          .rendition("card", 300, 40_000)
          .build();

  private static final WebpImageCompressor COMPRESSOR =
      WebpImageCompressor.with(CompressionSettings.builder().maxDimension(600).build());

  private StoredPhoto() {}

  /** Returns a picture without renditions, of its own look for each seed. */
  static CompressedImage of(int seed) {
    return of(seed, 600, 400);
  }

  static CompressedImage of(int seed, int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    graphics.fillRect(0, 0, width, height);
    for (int i = 0; i < 20; i++) {
      graphics.setColor(new Color(seed * 7919 + i * 104_729 & 0xFFFFFF));
      graphics.fillOval(i * width / 20, (seed + i) % 7 * height / 7, width / 5, height / 4);
    }
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return COMPRESSOR.compress(file.toByteArray());
  }
}

package io.github.mediastore.image;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Encodes a picture as WebP with libwebp. The writer is made directly, never looked up, so whatever
 * the host has registered with ImageIO makes no difference.
 */
final class WebpEncoder implements LossyEncoder {

  private static final int LOSSLESS_EFFORT = 75;

  private final int method;
  private final boolean sharpChroma;

  WebpEncoder(CompressionSettings.Effort effort) {
    this(effort.method());
  }

  WebpEncoder(int method) {
    this(method, false);
  }

  private WebpEncoder(int method, boolean sharpChroma) {
    this.method = method;
    this.sharpChroma = sharpChroma;
  }

  /**
   * Returns one that looks for the luma and chroma whose pixels come nearest to the picture, where
   * the usual one takes the mean of the four pixels that share a chroma.
   */
  WebpEncoder withSharpChroma() {
    return new WebpEncoder(method, true);
  }

  @Override
  public byte[] encode(BufferedImage picture, int quality) {
    return write(picture, CompressionType.Lossy, quality);
  }

  /** Encodes a picture without metadata and without loss. */
  byte[] encodeLossless(BufferedImage picture) {
    // Here the quality is effort: how long to look for a smaller file.
    return write(picture, CompressionType.Lossless, LOSSLESS_EFFORT);
  }

  private byte[] write(BufferedImage picture, CompressionType type, int quality) {
    ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
    try {
      WebPWriteParam param = (WebPWriteParam) writer.getDefaultWriteParam();
      param.setCompressionType(type);
      param.setCompressionQuality(quality / 100f);
      param.setMethod(method);
      param.setUseSharpYUV(sharpChroma);
      ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 16);
      try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(picture, null, null), param);
      }
      return file.toByteArray();
    } catch (IOException e) {
      // Every picture that gets here is small, in memory and of a kind that libwebp takes.
      throw new IllegalStateException(
          "libwebp could not encode " + picture.getWidth() + " x " + picture.getHeight(), e);
    } finally {
      writer.dispose();
    }
  }
}

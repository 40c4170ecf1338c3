package io.github.mediastore.internal.jpeg;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.NodeList;

/** Paints pictures and encodes them with the JDK's JPEG writer. */
final class JpegPictures {

  private JpegPictures() {}

  /** How to encode a picture; the sampling factors are those of the first component. */
  record Encoding(
      float quality, boolean progressive, int horizontal, int vertical, int restartInterval) {

    static Encoding baseline() {
      return new Encoding(0.85f, false, 2, 2, 0);
    }

    Encoding withProgressive() {
      return new Encoding(quality, true, horizontal, vertical, restartInterval);
    }

    Encoding withQuality(float newQuality) {
      return new Encoding(newQuality, progressive, horizontal, vertical, restartInterval);
    }

    Encoding withSampling(int newHorizontal, int newVertical) {
      return new Encoding(quality, progressive, newHorizontal, newVertical, restartInterval);
    }

    Encoding withRestartInterval(int units) {
      return new Encoding(quality, progressive, horizontal, vertical, units);
    }
  }

  /** Paints shapes of all sizes over a gradient, with a little noise, as a photo has them. */
  static BufferedImage photo(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Random random = new Random(width * 31L + height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double wave = Math.sin(x * 0.11) * Math.cos(y * 0.07) + Math.sin((x + 2 * y) * 0.031);
        int disc = Math.hypot(x - width / 3.0, y - height / 2.0) < height / 4.0 ? 60 : 0;
        int red = clamp(90 + 40 * wave + disc + random.nextInt(6));
        int green = clamp(60 + 120.0 * x / width + 25 * wave + random.nextInt(6));
        int blue = clamp(200 - 150.0 * y / height - disc + random.nextInt(6));
        image.setRGB(x, y, 0xFF000000 | red << 16 | green << 8 | blue);
      }
    }
    return image;
  }

  /** Paints nothing but low frequencies. */
  static BufferedImage gradients(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = clamp(128 + 90 * Math.sin(x * 0.02 + y * 0.01));
        int green = clamp(128 + 90 * Math.cos(y * 0.025));
        image.setRGB(x, y, 0xFF000000 | red << 16 | green << 8 | clamp(255.0 * x / width));
      }
    }
    return image;
  }

  static byte[] color(int width, int height, Encoding encoding) {
    return encode(photo(width, height, BufferedImage.TYPE_INT_RGB), encoding);
  }

  static byte[] grey(int width, int height, Encoding encoding) {
    return encode(photo(width, height, BufferedImage.TYPE_BYTE_GRAY), encoding);
  }

  /** Encodes four components without a word about their meaning. */
  static byte[] fourComponents(int width, int height) {
    WritableRaster raster = Raster.createInterleavedRaster(0, width, height, 4, null);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int[] inks = {x * 255 / width, y * 255 / height, (x + y) & 255, 128};
        raster.setPixel(x, y, inks);
      }
    }
    return write(new IIOImage(raster, null, null), null);
  }

  static byte[] encode(BufferedImage image, Encoding encoding) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(encoding.quality());
      if (encoding.progressive()) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
      describe(metadata, encoding, image.getRaster().getNumBands() > 1);
      return write(new IIOImage(image, null, metadata), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
  }

  /** Reads the components with the JDK's reader, upsampled but not converted. */
  static Raster readRaster(byte[] jpeg) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in, true, true);
      return reader.readRaster(0, null);
    } finally {
      reader.dispose();
    }
  }

  private static void describe(IIOMetadata metadata, Encoding encoding, boolean color)
      throws IOException {
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
    NodeList components = root.getElementsByTagName("componentSpec");
    if (color) {
      IIOMetadataNode first = (IIOMetadataNode) components.item(0);
      first.setAttribute("HsamplingFactor", Integer.toString(encoding.horizontal()));
      first.setAttribute("VsamplingFactor", Integer.toString(encoding.vertical()));
    }
    if (encoding.restartInterval() > 0) {
      IIOMetadataNode interval = new IIOMetadataNode("dri");
      interval.setAttribute("interval", Integer.toString(encoding.restartInterval()));
      root.getElementsByTagName("markerSequence").item(0).appendChild(interval);
    }
    metadata.setFromTree(format, root);
  }

  private static byte[] write(IIOImage image, @Nullable ImageWriteParam param) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, image, param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, value));
  }
}

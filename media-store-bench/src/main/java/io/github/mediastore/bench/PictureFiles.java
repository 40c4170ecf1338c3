package io.github.mediastore.bench;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes the files that a camera, a phone or a drawing program would have made. */
public final class PictureFiles {

  private static final float QUALITY = 0.85f;

  private PictureFiles() {}

  /** How the chroma of a JPEG is subsampled, and in which order its coefficients come. */
  public enum Jpeg {
    /** Half the chroma in both directions, as phones do. */
    BASELINE_420(2, false),
    /** Half the chroma across, as many cameras do. */
    BASELINE_422(1, false),
    /** As 4:2:0, in several scans, as web tools do. */
    PROGRESSIVE_420(2, true);

    private final int verticalSampling;
    private final boolean progressive;

    Jpeg(int verticalSampling, boolean progressive) {
      this.verticalSampling = verticalSampling;
      this.progressive = progressive;
    }
  }

  /** Writes a PNG. */
  public static byte[] png(BufferedImage picture) {
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ImageIO.write(picture, "png", file);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a GIF with a fixed set of colours, dithered.
   *
   * @param interlaced whether its rows come in four passes
   */
  public static byte[] gif(BufferedImage picture, boolean interlaced) {
    BufferedImage indexed =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED);
    Graphics2D graphics = indexed.createGraphics();
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setProgressiveMode(
        interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(indexed, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  /** Writes a JPEG of quality 85. */
  public static byte[] jpeg(BufferedImage picture, Jpeg kind) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(QUALITY);
    param.setProgressiveMode(
        kind.progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), param);
      String format = metadata.getNativeMetadataFormatName();
      Node root = metadata.getAsTree(format);
      setVerticalSampling((Element) root, kind.verticalSampling);
      metadata.setFromTree(format, root);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, metadata), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  private static void setVerticalSampling(Element root, int factor) {
    Element luma = (Element) root.getElementsByTagName("componentSpec").item(0);
    luma.setAttribute("VsamplingFactor", Integer.toString(factor));
  }
}

package io.github.mediastore.bench;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPWriteParam;
import io.github.mediastore.image.internal.CompressorStages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import org.imgscalr.Scalr;
import org.imgscalr.Scalr.Method;

/** What a Java application does today, with the same WebP library behind it. */
final class PlainPipelines {

  /** What results are scaled to. */
  static final int MAX_DIMENSION = 1024;

  private PlainPipelines() {}

  /** ImageIO and imgscalr; imgscalr knows no Exif, so the orientation is what our header says. */
  static BufferedImage scaleWithImgscalr(byte[] upload) throws IOException {
    BufferedImage full =
        Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(upload)), "no reader");
    BufferedImage small = Scalr.resize(full, Method.QUALITY, MAX_DIMENSION);
    return CompressorStages.load().open(upload, MAX_DIMENSION).turnUpright(small);
  }

  /** Thumbnailator with its own reader, scaling and turning. */
  static BufferedImage scaleWithThumbnailator(byte[] upload) throws IOException {
    return Thumbnails.of(new ByteArrayInputStream(upload))
        .size(MAX_DIMENSION, MAX_DIMENSION)
        .asBufferedImage();
  }

  /** The writer that ImageIO's registry gives. */
  static byte[] encode(BufferedImage picture, int quality, int method) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/webp").next();
    try {
      WebPWriteParam param = (WebPWriteParam) writer.getDefaultWriteParam();
      param.setCompressionType(CompressionType.Lossy);
      param.setCompressionQuality(quality / 100f);
      param.setMethod(method);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(picture, null, null), param);
      }
      return file.toByteArray();
    } finally {
      writer.dispose();
    }
  }
}

package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.tiff.TiffBuilder.Samples;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A JPEG of any number of components, whole or apart from its tables. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record JpegFile(byte[] whole) {

  private static final int START_OF_SCAN = 0xDA;
  private static final int QUANTIZATION = 0xDB;
  private static final int HUFFMAN = 0xC4;
  private static final int APPLICATION = 0xE0;

  static JpegFile of(int width, int height, int components, Samples samples) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, components, null);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int component = 0; component < components; component++) {
          raster.setSample(x, y, component, samples.at(x, y, component));
        }
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam best = writer.getDefaultWriteParam();
      best.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      best.setCompressionQuality(0.99f);
      writer.write(null, new IIOImage(raster, null, null), best);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return new JpegFile(out.toByteArray());
  }

  /** Returns the tables alone, as values of a tag. */
  long[] tables() {
    byte[] bytes = segments(true);
    long[] values = new long[bytes.length];
    Arrays.setAll(values, i -> bytes[i] & 0xFF);
    return values;
  }

  /** Returns the picture without its tables. */
  byte[] abbreviated() {
    return segments(false);
  }

  private byte[] segments(boolean tables) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(whole, 0, 2);
    int position = 2;
    while ((whole[position + 1] & 0xFF) != START_OF_SCAN) {
      int marker = whole[position + 1] & 0xFF;
      int length = 2 + (whole[position + 2] & 0xFF) * 256 + (whole[position + 3] & 0xFF);
      boolean table = marker == QUANTIZATION || marker == HUFFMAN;
      if (table == tables && (marker & 0xF0) != APPLICATION) {
        out.write(whole, position, length);
      }
      position += length;
    }
    int rest = tables ? whole.length - 2 : position;
    out.write(whole, rest, whole.length - rest);
    return out.toByteArray();
  }
}

package io.github.mediastore.internal.bmp;

import io.github.mediastore.internal.raster.PremultipliedPlanes;
import java.util.List;

/** Rows of pixels of 16, 24 or 32 bits that hold their channels themselves. */
final class DirectRows implements SampleRows {

  private final PixelData pixels;
  private final int pixelBytes;
  private final List<BitField> fields;

  DirectRows(PixelData pixels, int bits, List<BitField> fields) {
    this.pixels = pixels;
    this.pixelBytes = bits / Byte.SIZE;
    this.fields = fields;
  }

  @Override
  public int channels() {
    return fields.size();
  }

  @Override
  public int available() {
    return pixels.available();
  }

  @Override
  public void read(int row, byte[][] samples) {
    int start = pixels.start(row);
    for (int channel = 0; channel < samples.length; channel++) {
      BitField field = fields.get(channel);
      int wholeByte = field.wholeByte();
      if (wholeByte >= 0 && wholeByte < pixelBytes) {
        copyBytes(start + wholeByte, samples[channel]);
      } else {
        extract(start, field, samples[channel]);
      }
    }
    if (samples.length == 4) {
      PremultipliedPlanes.premultiply(samples);
    }
  }

  private void copyBytes(int start, byte[] samples) {
    byte[] file = pixels.file();
    int at = start;
    for (int x = 0; x < samples.length; x++, at += pixelBytes) {
      samples[x] = file[at];
    }
  }

  private void extract(int start, BitField field, byte[] samples) {
    byte[] file = pixels.file();
    int at = start;
    for (int x = 0; x < samples.length; x++, at += pixelBytes) {
      int pixel = (file[at] & 0xFF) | (file[at + 1] & 0xFF) << 8;
      if (pixelBytes > 2) {
        pixel |= (file[at + 2] & 0xFF) << 16;
      }
      if (pixelBytes > 3) {
        pixel |= file[at + 3] << 24;
      }
      samples[x] = field.sample(pixel);
    }
  }
}

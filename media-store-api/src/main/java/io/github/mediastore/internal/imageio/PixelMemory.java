package io.github.mediastore.internal.imageio;

import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.MultiPixelPackedSampleModel;
import java.awt.image.SampleModel;
import java.awt.image.SinglePixelPackedSampleModel;
import javax.imageio.ImageTypeSpecifier;

/** How much memory the pixels of a picture take. */
final class PixelMemory {

  private PixelMemory() {}

  /**
   * Works out the bytes of a picture's pixels.
   *
   * @param type how they will be kept
   * @param width of the picture
   * @param height of the picture
   */
  static long bytes(ImageTypeSpecifier type, int width, int height) {
    SampleModel model = type.getSampleModel();
    long bits = DataBuffer.getDataTypeSize(model.getDataType());
    long pixels = (long) width * height;
    if (model instanceof MultiPixelPackedSampleModel packed) {
      long elements = ((long) width * packed.getPixelBitStride() + bits - 1) / bits;
      return elements * bits / Byte.SIZE * height;
    }
    if (model instanceof SinglePixelPackedSampleModel) {
      return pixels * bits / Byte.SIZE;
    }
    int elements = model.getNumDataElements();
    return pixels
        * (model instanceof ComponentSampleModel components
            ? Math.max(components.getPixelStride(), elements)
            : elements)
        * bits
        / Byte.SIZE;
  }
}

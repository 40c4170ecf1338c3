package io.github.mediastore.image.internal;

import io.github.mediastore.Dimensions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.Constructor;

/**
 * The compressor taken apart: runs its stages one at a time, with its default settings, so that
 * each can be measured. Only benchmarks need that. Safe for use by several threads.
 *
 * <p>The stages are package-private in {@code io.github.mediastore.image}, and stay so: that
 * package implements this interface, and nothing else here knows of it.
 */
public interface CompressorStages {

  /**
   * Returns the stages of this very version. The class is found by its name: an import of the
   * package that imports this one would close a circle.
   */
  static CompressorStages load() {
    try {
      Constructor<?> constructor =
          Class.forName("io.github.mediastore.image.StagedCompressor").getDeclaredConstructor();
      constructor.setAccessible(true);
      return (CompressorStages) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("This version of the library has no such stages", e);
    }
  }

  /**
   * Reads the header of an upload.
   *
   * @param file the upload; not copied
   * @param maxDimension the most pixels the longer side of the result has
   * @throws IOException if the header is refused
   */
  StagedUpload open(byte[] file, int maxDimension) throws IOException;

  /**
   * Runs all stages up to the pixels that are encoded, for a full picture of some shape.
   *
   * @param file the upload; not copied
   * @param kind what is done where the shapes differ: the name of a {@code Fit.Kind}
   * @param width of the shape
   * @param height of the shape
   * @param size the size of the result
   * @throws IOException if the header is refused
   */
  BufferedImage fitted(byte[] file, String kind, int width, int height, Dimensions size)
      throws IOException;

  /**
   * Encodes a picture once, as WebP.
   *
   * @param picture an sRGB picture
   * @param quality 0 to 100
   * @param method how hard libwebp tries, 0 to 6
   */
  byte[] encode(BufferedImage picture, int quality, int method);

  /**
   * Runs the quality ladder, which must find a quality that fits: the picture is not made smaller.
   *
   * @param picture an sRGB picture
   * @param maxBytes the most bytes the result has
   */
  byte[] climbDown(BufferedImage picture, int maxBytes);
}

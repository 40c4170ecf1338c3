package io.github.mediastore.internal.imageio;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.raster.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Decodes the first picture of a file with one particular ImageIO reader.
 *
 * <p>Readers are named, never whichever the registry gives first: what the host adds to its class
 * path must not change what uploads are decoded with. The registry is only read, and the cache flag
 * of ImageIO plays no part.
 */
public final class ImageIoDecoder {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

  private final ImageReaderSpi provider;

  private ImageIoDecoder(ImageReaderSpi provider) {
    this.provider = provider;
  }

  /**
   * Uses a provider that the caller made.
   *
   * @param provider the provider of the reader
   * @return a decoder, safe for several threads
   */
  public static ImageIoDecoder with(ImageReaderSpi provider) {
    return new ImageIoDecoder(provider);
  }

  /**
   * Uses a reader that comes with the JDK.
   *
   * @param format the JDK's name of the format, such as {@code png}
   * @return a decoder, safe for several threads
   * @throws java.util.NoSuchElementException if the host has taken the JDK's reader out of
   *     ImageIO's registry
   */
  public static ImageIoDecoder ofJdk(String format) {
    return new ImageIoDecoder(
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                ImageReaderSpi.class, provider -> isFromJdk(provider, format), true)
            .next());
  }

  private static boolean isFromJdk(Object provider, String format) {
    String name = provider.getClass().getName();
    return name.startsWith("com.sun.imageio.plugins." + format + ".");
  }

  /**
   * Decodes a file and scales its first picture.
   *
   * @param file the whole file
   * @param frame the most pixels the reader may see in it, as the header was judged by them
   * @param placement where the picture lies on a canvas that the result shall show
   * @param target the size of the result
   * @param configure sets what the reader can be told, such as a scale
   * @return the first picture of exactly that size, in the file's own colours
   * @throws IOException if the reader says that the file is damaged, or sees a larger picture in it
   */
  public Picture decode(
      byte[] file,
      Dimensions frame,
      FramePlacement placement,
      Dimensions target,
      Consumer<? super ImageReadParam> configure)
      throws IOException {
    ImageReader reader = provider.createReaderInstance();
    try (BoundedImageInput in = new BoundedImageInput(file, TIME_LIMIT)) {
      // Metadata is ignored: a broken ancillary chunk must not sink a good picture.
      reader.setInput(in, true, true);
      requireNoLarger(frame, reader.getWidth(0), reader.getHeight(0));
      ImageReadParam param = reader.getDefaultReadParam();
      configure.accept(param);
      BufferedImage picture = reader.read(0, param);
      return new FrameResampler(
              PixelRows.of(picture), picture.getWidth(), picture.getHeight(), placement)
          .resample(target);
    } finally {
      reader.dispose();
    }
  }

  /** Memory was granted for what our own header reader saw. */
  private static void requireNoLarger(Dimensions frame, int width, int height) throws IOException {
    if ((long) width * height > frame.pixels()) {
      throw new IOException("its parts disagree: " + frame + " or " + width + " x " + height);
    }
  }
}

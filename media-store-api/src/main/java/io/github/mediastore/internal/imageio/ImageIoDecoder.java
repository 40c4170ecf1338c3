package io.github.mediastore.internal.imageio;

import io.github.mediastore.internal.raster.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes the first picture of a file with one particular ImageIO reader.
 *
 * <p>Readers are named, never whichever the registry gives first: what the host adds to its class
 * path must not change what uploads are decoded with. The registry is only read, and the cache flag
 * of ImageIO plays no part.
 */
public final class ImageIoDecoder {

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
   * @throws IllegalStateException if the host has taken the JDK's reader out of ImageIO's registry
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
   * Decodes a file.
   *
   * @param file the whole file
   * @return its first picture, of the size it is stored in
   * @throws IOException if the reader says that the file is damaged
   */
  public Picture decode(byte[] file) throws IOException {
    ImageReader reader = provider.createReaderInstance();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      // Metadata is ignored: a broken ancillary chunk must not sink a good picture.
      reader.setInput(in, true, true);
      BufferedImage picture = reader.read(0);
      return PlaneSplitter.split(PixelRows.of(picture), picture.getWidth(), picture.getHeight());
    } finally {
      reader.dispose();
    }
  }
}

package io.github.mediastore.internal.imageio;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.imageio.ReaderException.Kind;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.View;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.spi.ImageReaderSpi;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the first picture of a file with one particular ImageIO reader.
 *
 * <p>Readers are given by their providers, never taken from the registry: what the host adds to its
 * class path must not change what uploads are decoded with. The cache flag of ImageIO plays no
 * part.
 */
public final class ImageIoDecoder {

  /** How long a reader may read on. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(20);

  private final ImageReaderSpi provider;
  private final Duration limit;

  private ImageIoDecoder(ImageReaderSpi provider, Duration limit) {
    this.provider = provider;
    this.limit = limit;
  }

  /**
   * Uses a provider that the caller made.
   *
   * @param provider the provider of the reader
   * @return a decoder, safe for several threads
   */
  public static ImageIoDecoder with(ImageReaderSpi provider) {
    return with(provider, TIME_LIMIT);
  }

  /**
   * Uses a provider that the caller made, with a time limit of its own.
   *
   * @param provider the provider of the reader
   * @param limit how long its reader may read on
   * @return a decoder, safe for several threads
   */
  public static ImageIoDecoder with(ImageReaderSpi provider, Duration limit) {
    return new ImageIoDecoder(provider, limit);
  }

  /**
   * Asks the reader what it sees in a file.
   *
   * @param file the whole file, of any format
   * @return what it sees, or nothing if it does not know the format
   * @throws IOException if it knows the format and finds the file damaged
   */
  public Optional<Sight> look(byte[] file) throws IOException {
    try (BoundedImageInput in = new BoundedImageInput(file, limit)) {
      if (!provider.canDecodeInput(in)) {
        return Optional.empty();
      }
      in.seek(0);
      ImageReader reader = provider.createReaderInstance();
      try {
        reader.setInput(in, true, true);
        ImageTypeSpecifier type = reader.getImageTypes(0).next();
        ColorModel colours = type.getColorModel();
        byte @Nullable [] profile =
            colours != null
                    && colours.getColorSpace() instanceof ICC_ColorSpace space
                    && space.getType() == ColorSpace.TYPE_RGB
                    && !space.isCS_sRGB()
                ? space.getProfile().getData()
                : null;
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        return Optional.of(
            new Sight(
                provider.getFormatNames()[0],
                width,
                height,
                profile,
                PixelMemory.bytes(type, width, height)));
      } finally {
        reader.dispose();
      }
    }
  }

  /**
   * What a reader sees in a file.
   *
   * @param formatName the reader's first name for the format
   * @param width of the first picture
   * @param height of the first picture
   * @param iccProfile of the pixels it will give; null if that is sRGB, or grey or ink without one
   * @param bytes how many the pixels will take that it will give
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
  public record Sight(
      String formatName, int width, int height, byte @Nullable [] iccProfile, long bytes) {}

  /**
   * Decodes a file and scales its first picture.
   *
   * @param file the whole file
   * @param frame the most pixels the reader may see in it, as the header was judged by them
   * @param placement where the picture lies on a canvas that the result shall show
   * @param views what is wanted of the picture
   * @param acceptTruncated whether a file that is cut off gives what was decoded until then
   * @param configure sets what the reader can be told, such as a scale
   * @return the views of the first picture, in the file's own colours
   * @throws IOException if the reader says that the file is damaged, or sees a larger picture in it
   */
  public List<Picture> decode(
      byte[] file,
      Dimensions frame,
      FramePlacement placement,
      List<View> views,
      boolean acceptTruncated,
      Consumer<? super ImageReadParam> configure)
      throws IOException {
    return resample(read(file, frame, acceptTruncated, configure), placement, views);
  }

  /** Decodes a file and scales its first picture to one size, otherwise as the other. */
  public Picture decode(
      byte[] file,
      Dimensions frame,
      FramePlacement placement,
      Dimensions target,
      boolean acceptTruncated,
      Consumer<? super ImageReadParam> configure)
      throws IOException {
    List<View> views = List.of(View.whole(target.width(), target.height()));
    return decode(file, frame, placement, views, acceptTruncated, configure).get(0);
  }

  /**
   * Decodes a file.
   *
   * @param file the whole file
   * @param frame the most pixels the reader may see in it
   * @param acceptTruncated as for {@link #decode}
   * @param configure as for {@link #decode}
   * @return the first picture
   * @throws IOException as for {@link #decode}
   */
  public BufferedImage read(
      byte[] file,
      Dimensions frame,
      boolean acceptTruncated,
      Consumer<? super ImageReadParam> configure)
      throws IOException {
    ImageReader reader = provider.createReaderInstance();
    try (BoundedImageInput in = new BoundedImageInput(file, limit)) {
      // Metadata is ignored: a broken ancillary chunk must not sink a good picture.
      reader.setInput(in, true, true);
      requireNoLarger(frame, reader.getWidth(0), reader.getHeight(0));
      ImageReadParam param = reader.getDefaultReadParam();
      configure.accept(param);
      return acceptTruncated ? readAsFarAsItGoes(reader, param, in) : reader.read(0, param);
    } finally {
      reader.dispose();
    }
  }

  /**
   * Scales what was read.
   *
   * @param picture what a reader gave
   * @param placement as for {@link #decode}
   * @param views what is wanted of the picture
   * @return the views, in the file's own colours
   * @throws IOException if it has pixels that nobody here can interpret
   */
  public static List<Picture> resample(
      BufferedImage picture, FramePlacement placement, List<View> views) throws IOException {
    return new FrameResampler(
            PixelRows.of(picture), picture.getWidth(), picture.getHeight(), placement)
        .resample(views);
  }

  /** Readers that fail leave what they had in the picture they were given. */
  private static BufferedImage readAsFarAsItGoes(
      ImageReader reader, ImageReadParam param, BoundedImageInput in) throws IOException {
    BufferedImage picture =
        reader.getImageTypes(0).next().createBufferedImage(reader.getWidth(0), reader.getHeight(0));
    param.setDestination(picture);
    Progress progress = new Progress();
    reader.addIIOReadUpdateListener(progress);
    try {
      return reader.read(0, param);
    } catch (IOException | RuntimeException e) {
      if (in.wasReadBeyondItsEnd() && progress.hasBegun()) {
        return picture;
      }
      throw e;
    }
  }

  /** Memory was granted for what our own header reader saw. */
  private static void requireNoLarger(Dimensions frame, int width, int height) throws IOException {
    if ((long) width * height > frame.pixels()) {
      throw new ReaderException(
          Kind.CORRUPT, "its parts disagree: " + frame + " or " + width + " x " + height);
    }
  }
}

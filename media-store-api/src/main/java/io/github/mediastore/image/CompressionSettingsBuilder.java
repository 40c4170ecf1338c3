package io.github.mediastore.image;

import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.image.CompressionSettings.Effort;
import io.github.mediastore.image.CompressionSettings.Rendition;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Says how pictures are compressed and what is accepted: {@link CompressionSettings#builder}. Not
 * safe for several threads at once.
 */
public final class CompressionSettingsBuilder {

  private static final int MAX_INPUT_SIDE = 1_000_000;

  private final SettingValues values;

  CompressionSettingsBuilder(SettingValues start) {
    this.values = new SettingValues(start);
  }

  /**
   * Sets the size that larger pictures are scaled down to: {@link Fit#inside} that many pixels.
   *
   * @param pixels the most pixels the longer side may have, 1 to 16383 (WebP's limit); 1024 by
   *     default
   * @return this builder
   */
  public CompressionSettingsBuilder maxDimension(int pixels) {
    return fit(Fit.inside(SettingRanges.side("maxDimension", pixels)));
  }

  /**
   * Sets the size and shape of the full picture. Its renditions and its placeholder show what it
   * shows: what is cut off of it is in none of them.
   *
   * @param fit the fit; {@code Fit.inside(1024)} by default
   * @return this builder
   */
  public CompressionSettingsBuilder fit(Fit fit) {
    values.fit = Objects.requireNonNull(fit, "fit");
    return this;
  }

  /**
   * Sets what stays in view where a {@link Fit#cover} cuts off, unless an upload comes with a focus
   * of its own: {@link ImageCompressor#withFocus}.
   *
   * @param focus the focus; {@link Focus#CENTRE} by default
   * @return this builder
   */
  public CompressionSettingsBuilder focus(Focus focus) {
    values.focus = Objects.requireNonNull(focus, "focus");
    return this;
  }

  /**
   * Sets the quality ladder: the first quality whose result fits the limit wins.
   *
   * @param qualities WebP qualities from 0 to 100, falling; 85, 75, 60, 50, 40 by default
   * @return this builder
   */
  public CompressionSettingsBuilder qualities(int... qualities) {
    values.qualities = SettingRanges.ladder(qualities);
    return this;
  }

  /**
   * Sets the limit that every result keeps.
   *
   * @param bytes the most bytes, at least 1000; 500 000 by default
   * @return this builder
   */
  public CompressionSettingsBuilder maxBytes(int bytes) {
    values.maxBytes = SettingRanges.bytes("maxBytes", bytes);
    return this;
  }

  /**
   * Sets the colour that transparent pixels are laid on.
   *
   * @param rgb the colour as {@code 0xRRGGBB} in sRGB; white by default
   * @return this builder
   */
  public CompressionSettingsBuilder matte(int rgb) {
    values.matte = SettingRanges.between("matte", rgb, 0, 0xFFFFFF);
    return this;
  }

  /**
   * Keeps transparency instead of laying the picture on the matte.
   *
   * @param keep whether to keep it; false by default
   * @return this builder
   */
  public CompressionSettingsBuilder keepAlpha(boolean keep) {
    values.keepAlpha = keep;
    return this;
  }

  /**
   * Tries lossless WebP too for pictures of few colours, such as logos and screenshots, and keeps
   * it where it is no larger than the lossy result. The limit on bytes holds as ever.
   *
   * @param attempt whether to try; false by default
   * @return this builder
   */
  public CompressionSettingsBuilder losslessWhenSmaller(boolean attempt) {
    values.losslessWhenSmaller = attempt;
    return this;
  }

  /**
   * Sets how hard the encoder tries.
   *
   * @param effort the effort; {@link Effort#BALANCED} by default
   * @return this builder
   */
  public CompressionSettingsBuilder effort(Effort effort) {
    values.effort = effort;
    return this;
  }

  /**
   * Limits the bytes of an upload.
   *
   * @param bytes the most bytes, at least 1; 40 MiB by default
   * @return this builder
   */
  public CompressionSettingsBuilder maxInputBytes(int bytes) {
    values.maxInputBytes = SettingRanges.between("maxInputBytes", bytes, 1, Integer.MAX_VALUE - 16);
    return this;
  }

  /**
   * Limits the area of an uploaded picture.
   *
   * @param pixels the most pixels, at least 1; 100 million by default
   * @return this builder
   */
  public CompressionSettingsBuilder maxInputPixels(long pixels) {
    if (pixels < 1) {
      throw new IllegalArgumentException("maxInputPixels is " + pixels + "; it must be positive");
    }
    values.maxInputPixels = pixels;
    return this;
  }

  /**
   * Limits the sides of an uploaded picture.
   *
   * @param pixels the most pixels of either side, 1 to 1 000 000; 65 500 by default
   * @return this builder
   */
  public CompressionSettingsBuilder maxInputSide(int pixels) {
    values.maxInputSide = SettingRanges.between("maxInputSide", pixels, 1, MAX_INPUT_SIDE);
    return this;
  }

  /**
   * Accepts pictures that are cut off, as far as they go, instead of refusing them as corrupt. The
   * rest is grey or black. WebP is refused all the same: libwebp gives nothing of it.
   *
   * @param accept whether to accept them; false by default
   * @return this builder
   */
  public CompressionSettingsBuilder acceptTruncated(boolean accept) {
    values.acceptTruncated = accept;
    return this;
  }

  /**
   * Sets how long an upload may wait for its turn.
   *
   * @param timeout the longest wait, zero for none; 30 seconds by default
   * @return this builder
   */
  public CompressionSettingsBuilder admissionTimeout(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("admissionTimeout is negative: " + timeout);
    }
    values.admissionTimeout = timeout;
    return this;
  }

  /**
   * Accepts what this ImageIO reader understands, where the file would be refused as unsupported
   * without it. The formats accepted anyway never reach it, and ImageIO's registry plays no part.
   *
   * <p>The limits hold. It is charged the memory of the pixels that it says it will give; what it
   * takes beside them is its own affair, and so is what it does with damaged files: add only what
   * you would hand uploads to. After 20 seconds the upload is refused; a reader that goes on all
   * the same keeps its memory charged until it ends, and after two such it is switched off, so that
   * its formats are refused by name until the application is started again. Orientation is as the
   * reader gives it.
   *
   * @param reader the provider of the reader, asked after those added before; for several threads
   * @return this builder
   */
  public CompressionSettingsBuilder reader(ImageReaderSpi reader) {
    Objects.requireNonNull(reader, "reader");
    values.readers = Stream.concat(values.readers.stream(), Stream.of(reader)).toList();
    return this;
  }

  /**
   * Accepts HEIC and AVIF, as far as this decoder has their codecs. Their containers are read by
   * this library, and the limits hold as for every format; what the decoder takes beside the heap
   * is bounded by the decoder.
   *
   * @param decoder what decodes them, such as {@link io.github.mediastore.ffmpeg.FfmpegDecoder};
   *     none by default. One set before is replaced
   * @return this builder
   */
  public CompressionSettingsBuilder decoder(ExternalDecoder decoder) {
    values.decoder = Objects.requireNonNull(decoder, "decoder");
    return this;
  }

  /**
   * Adds a smaller size to be made of each picture beside the full one, {@link Fit#inside} so many
   * pixels: {@code rendition("thumb", 128, 10_000).rendition("card", 512, 100_000)}. A picture that
   * is no larger has no such rendition; a store returns the picture itself for it.
   *
   * @param name the name to ask for it by, as {@link Rendition} says; one added before under this
   *     name is replaced
   * @param pixels the most pixels its longer side may have, less than {@link #maxDimension}
   * @param bytes the most bytes, at least 1000
   * @return this builder
   */
  public CompressionSettingsBuilder rendition(String name, int pixels, int bytes) {
    return rendition(name, Fit.inside(pixels), bytes);
  }

  /**
   * Adds another size or shape to be made of each picture beside the full one, from the same decode
   * and by the same ladder of qualities, with a limit of its own: {@code rendition("card",
   * Fit.cover(640, 360), 60_000)}. None by default. One that has the shape of the picture and would
   * be no smaller is not made.
   *
   * @param name the name to ask for it by, as {@link Rendition} says; one added before under this
   *     name is replaced
   * @param shape its size and shape; inside fewer pixels than the full picture, or any other
   * @param bytes the most bytes, at least 1000
   * @return this builder
   */
  public CompressionSettingsBuilder rendition(String name, Fit shape, int bytes) {
    values.renditions =
        values.renditions.with(AskedRendition.of(new Rendition(name, shape, bytes)));
    return this;
  }

  /**
   * Adds another size or shape with as many bytes to a pixel as the picture itself may have: by
   * default 7 812 bytes for {@code rendition("avatar", Fit.cover(128, 128))}. Otherwise as {@link
   * #rendition(String, Fit, int)}.
   *
   * @param name the name to ask for it by, as {@link Rendition} says; one added before under this
   *     name is replaced
   * @param shape its size and shape; inside fewer pixels than the full picture, or any other
   * @return this builder
   */
  public CompressionSettingsBuilder rendition(String name, Fit shape) {
    values.renditions = values.renditions.with(AskedRendition.inProportion(name, shape));
    return this;
  }

  /**
   * Adds a smaller size with as many bytes to a pixel as the picture itself may have: by default 7
   * 812 bytes at 128 pixels and 125 000 at 512. Otherwise as {@link #rendition(String, int, int)}.
   *
   * @param name the name to ask for it by, as {@link Rendition} says; one added before under this
   *     name is replaced
   * @param pixels the most pixels its longer side may have, less than {@link #maxDimension}
   * @return this builder
   */
  public CompressionSettingsBuilder rendition(String name, int pixels) {
    return rendition(name, Fit.inside(pixels));
  }

  /**
   * Returns the settings.
   *
   * @throws IllegalArgumentException if a rendition would be as large as the full picture
   */
  public CompressionSettings build() {
    values.renditions.requireSmallerThan(values.fit);
    return new CompressionSettings(new SettingValues(values));
  }
}

package io.github.mediastore.image;

import io.github.mediastore.internal.syntax.RenditionName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.spi.ImageReaderSpi;

/**
 * How pictures are compressed and what is accepted. Immutable; {@link #defaults} are right for
 * pictures on web pages, and {@link #toBuilder} changes one thing and keeps the rest.
 */
public final class CompressionSettings {

  private static final CompressionSettings DEFAULTS = new Builder().build();

  private final int maxDimension;
  private final List<Integer> qualities;
  private final int maxBytes;
  private final int matte;
  private final boolean keepAlpha;
  private final boolean losslessWhenSmaller;
  private final Effort effort;
  private final int maxInputBytes;
  private final long maxInputPixels;
  private final int maxInputSide;
  private final boolean acceptTruncated;
  private final Duration admissionTimeout;
  private final List<Rendition> renditions;
  private final List<ImageReaderSpi> readers;

  private CompressionSettings(Builder builder) {
    this.maxDimension = builder.maxDimension;
    this.qualities = builder.qualities;
    this.maxBytes = builder.maxBytes;
    this.matte = builder.matte;
    this.keepAlpha = builder.keepAlpha;
    this.losslessWhenSmaller = builder.losslessWhenSmaller;
    this.effort = builder.effort;
    this.maxInputBytes = builder.maxInputBytes;
    this.maxInputPixels = builder.maxInputPixels;
    this.maxInputSide = builder.maxInputSide;
    this.acceptTruncated = builder.acceptTruncated;
    this.admissionTimeout = builder.admissionTimeout;
    this.renditions = List.copyOf(builder.renditions);
    this.readers = List.copyOf(builder.readers);
  }

  /** Returns the settings that every {@link Builder} method names as its default. */
  public static CompressionSettings defaults() {
    return DEFAULTS;
  }

  /** Returns a builder that starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from these settings. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.maxDimension = maxDimension;
    builder.qualities = qualities;
    builder.maxBytes = maxBytes;
    builder.matte = matte;
    builder.keepAlpha = keepAlpha;
    builder.losslessWhenSmaller = losslessWhenSmaller;
    builder.effort = effort;
    builder.maxInputBytes = maxInputBytes;
    builder.maxInputPixels = maxInputPixels;
    builder.maxInputSide = maxInputSide;
    builder.acceptTruncated = acceptTruncated;
    builder.admissionTimeout = admissionTimeout;
    builder.renditions.addAll(renditions);
    builder.readers.addAll(readers);
    return builder;
  }

  /** Returns the most pixels the longer side of a result has. */
  public int maxDimension() {
    return maxDimension;
  }

  /** Returns the WebP qualities to try, from the best to the smallest. */
  public List<Integer> qualities() {
    return qualities;
  }

  /** Returns the most bytes a result has. */
  public int maxBytes() {
    return maxBytes;
  }

  /** Returns the colour behind transparent pixels as {@code 0xRRGGBB} in sRGB. */
  public int matte() {
    return matte;
  }

  /** Returns whether transparent pixels stay transparent. */
  public boolean keepAlpha() {
    return keepAlpha;
  }

  /** Returns whether pictures of few colours become lossless where that is smaller. */
  public boolean losslessWhenSmaller() {
    return losslessWhenSmaller;
  }

  /** Returns how hard the encoder tries. */
  public Effort effort() {
    return effort;
  }

  /** Returns the most bytes an upload may have. */
  public int maxInputBytes() {
    return maxInputBytes;
  }

  /** Returns the most pixels an uploaded picture may have. */
  public long maxInputPixels() {
    return maxInputPixels;
  }

  /** Returns the most pixels either side of an uploaded picture may have. */
  public int maxInputSide() {
    return maxInputSide;
  }

  /** Returns whether a picture that is cut off is accepted as far as it goes. */
  public boolean acceptTruncated() {
    return acceptTruncated;
  }

  /** Returns how long an upload waits for memory and a processor before it is refused as busy. */
  public Duration admissionTimeout() {
    return admissionTimeout;
  }

  /** Returns the host's readers for formats that are not accepted without them. */
  public List<ImageReaderSpi> readers() {
    return readers;
  }

  /** Returns the smaller sizes to make of each picture beside the full one. */
  public List<Rendition> renditions() {
    return renditions;
  }

  /**
   * A smaller size to make of each picture.
   *
   * @param name the name to ask for it by: 1 to 63 ASCII letters, digits, hyphens and underscores,
   *     a letter or digit first; not {@code full}
   * @param maxDimension the most pixels its longer side has, at least 1
   * @param maxBytes the most bytes it has, at least 1000
   */
  public record Rendition(String name, int maxDimension, int maxBytes) {

    /**
     * Checks all three.
     *
     * @throws IllegalArgumentException if one is not as said
     */
    public Rendition {
      RenditionName.require(name);
      Builder.inRange("maxDimension", maxDimension, 1, Builder.MAX_WEBP_SIDE);
      Builder.inRange("maxBytes", maxBytes, Builder.MIN_BYTES, Integer.MAX_VALUE);
    }
  }

  /** How hard the WebP encoder tries to make a picture small. */
  public enum Effort {
    /** About half the time of {@link #BALANCED}, and about 8 % more bytes at equal quality. */
    FAST(2),
    /** What most WebP encoders do by default. */
    BALANCED(4),
    /** A little smaller, at about twice the time of {@link #BALANCED}. */
    SMALLEST(6);

    private final int method;

    Effort(int method) {
      this.method = method;
    }

    int method() {
      return method;
    }
  }

  /** Collects settings. Not safe for several threads at once. */
  public static final class Builder {

    private static final int MAX_WEBP_SIDE = 16_383;
    private static final int MIN_BYTES = 1_000;
    private static final int MAX_INPUT_SIDE = 1_000_000;

    private int maxDimension = 1024;
    private List<Integer> qualities = List.of(85, 75, 60, 50, 40);
    private int maxBytes = 500_000;
    private int matte = 0xFFFFFF;
    private boolean keepAlpha;
    private boolean losslessWhenSmaller;
    private Effort effort = Effort.BALANCED;
    private int maxInputBytes = 40 << 20;
    private long maxInputPixels = 100_000_000;
    private int maxInputSide = 65_500;
    private boolean acceptTruncated;
    private Duration admissionTimeout = Duration.ofSeconds(30);
    private final List<Rendition> renditions = new ArrayList<>();
    private final List<ImageReaderSpi> readers = new ArrayList<>();

    private Builder() {}

    /**
     * Sets the size that larger pictures are scaled down to.
     *
     * @param pixels the most pixels the longer side may have, 1 to 16383 (WebP's limit); 1024 by
     *     default
     * @return this builder
     */
    public Builder maxDimension(int pixels) {
      this.maxDimension = inRange("maxDimension", pixels, 1, MAX_WEBP_SIDE);
      return this;
    }

    /**
     * Sets the quality ladder: the first quality whose result fits the limit wins.
     *
     * @param qualities WebP qualities from 0 to 100, falling; 85, 75, 60, 50, 40 by default
     * @return this builder
     */
    public Builder qualities(int... qualities) {
      if (qualities.length == 0) {
        throw new IllegalArgumentException("The quality ladder has no step");
      }
      for (int i = 0; i < qualities.length; i++) {
        inRange("quality", qualities[i], 0, 100);
        if (i > 0 && qualities[i] >= qualities[i - 1]) {
          throw new IllegalArgumentException(
              "The quality ladder does not fall: " + Arrays.toString(qualities));
        }
      }
      this.qualities = IntStream.of(qualities).boxed().toList();
      return this;
    }

    /**
     * Sets the limit that every result keeps.
     *
     * @param bytes the most bytes, at least 1000; 500 000 by default
     * @return this builder
     */
    public Builder maxBytes(int bytes) {
      this.maxBytes = inRange("maxBytes", bytes, MIN_BYTES, Integer.MAX_VALUE);
      return this;
    }

    /**
     * Sets the colour that transparent pixels are laid on.
     *
     * @param rgb the colour as {@code 0xRRGGBB} in sRGB; white by default
     * @return this builder
     */
    public Builder matte(int rgb) {
      this.matte = inRange("matte", rgb, 0, 0xFFFFFF);
      return this;
    }

    /**
     * Keeps transparency instead of laying the picture on the matte.
     *
     * @param keep whether to keep it; false by default
     * @return this builder
     */
    public Builder keepAlpha(boolean keep) {
      this.keepAlpha = keep;
      return this;
    }

    /**
     * Tries lossless WebP too for pictures of few colours, such as logos and screenshots, and keeps
     * it where it is no larger than the lossy result. The limit on bytes holds as ever.
     *
     * @param attempt whether to try; false by default
     * @return this builder
     */
    public Builder losslessWhenSmaller(boolean attempt) {
      this.losslessWhenSmaller = attempt;
      return this;
    }

    /**
     * Sets how hard the encoder tries.
     *
     * @param effort the effort; {@link Effort#BALANCED} by default
     * @return this builder
     */
    public Builder effort(Effort effort) {
      this.effort = effort;
      return this;
    }

    /**
     * Limits the bytes of an upload.
     *
     * @param bytes the most bytes, at least 1; 40 MiB by default
     * @return this builder
     */
    public Builder maxInputBytes(int bytes) {
      this.maxInputBytes = inRange("maxInputBytes", bytes, 1, Integer.MAX_VALUE - 16);
      return this;
    }

    /**
     * Limits the area of an uploaded picture.
     *
     * @param pixels the most pixels, at least 1; 100 million by default
     * @return this builder
     */
    public Builder maxInputPixels(long pixels) {
      if (pixels < 1) {
        throw new IllegalArgumentException("maxInputPixels is " + pixels + "; it must be positive");
      }
      this.maxInputPixels = pixels;
      return this;
    }

    /**
     * Limits the sides of an uploaded picture.
     *
     * @param pixels the most pixels of either side, 1 to 1 000 000; 65 500 by default
     * @return this builder
     */
    public Builder maxInputSide(int pixels) {
      this.maxInputSide = inRange("maxInputSide", pixels, 1, MAX_INPUT_SIDE);
      return this;
    }

    /**
     * Accepts pictures that are cut off, as far as they go, instead of refusing them as corrupt.
     * The rest is grey or black. WebP is refused all the same: libwebp gives nothing of it.
     *
     * @param accept whether to accept them; false by default
     * @return this builder
     */
    public Builder acceptTruncated(boolean accept) {
      this.acceptTruncated = accept;
      return this;
    }

    /**
     * Sets how long an upload may wait for its turn.
     *
     * @param timeout the longest wait, zero for none; 30 seconds by default
     * @return this builder
     */
    public Builder admissionTimeout(Duration timeout) {
      if (timeout.isNegative()) {
        throw new IllegalArgumentException("admissionTimeout is negative: " + timeout);
      }
      this.admissionTimeout = timeout;
      return this;
    }

    /**
     * Accepts what this ImageIO reader understands, where the file would be refused as unsupported
     * without it. The formats accepted anyway never reach it, and ImageIO's registry plays no part.
     *
     * <p>The limits hold, and its time is bounded as long as it reads on; but how much memory it
     * takes is its own affair, and so is what it does with damaged files: add only what you would
     * hand uploads to. Orientation is as the reader gives it.
     *
     * @param reader the provider of the reader, asked after those added before; for several threads
     * @return this builder
     */
    public Builder reader(ImageReaderSpi reader) {
      readers.add(Objects.requireNonNull(reader, "reader"));
      return this;
    }

    /**
     * Adds a smaller size to be made of each picture beside the full one, from the same decode and
     * by the same ladder of qualities, with a limit of its own: {@code rendition("thumb", 128,
     * 10_000).rendition("card", 512, 100_000)}. None by default. A picture that is no larger has no
     * such rendition; whoever asks a store for it gets the picture itself.
     *
     * @param name the name to ask for it by, as {@link Rendition} says; one added before under this
     *     name is replaced
     * @param pixels the most pixels its longer side may have, less than {@link #maxDimension}
     * @param bytes the most bytes, at least 1000
     * @return this builder
     */
    public Builder rendition(String name, int pixels, int bytes) {
      Rendition rendition = new Rendition(name, pixels, bytes);
      renditions.removeIf(other -> other.name().equals(name));
      renditions.add(rendition);
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if a rendition would be as large as the full picture
     */
    public CompressionSettings build() {
      for (Rendition rendition : renditions) {
        if (rendition.maxDimension() >= maxDimension) {
          throw new IllegalArgumentException(
              "The rendition %s has %d pixels; it must have less than the full picture, which has %d"
                  .formatted(rendition.name(), rendition.maxDimension(), maxDimension));
        }
      }
      return new CompressionSettings(this);
    }

    private static int inRange(String name, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            name + " is " + value + "; it must be between " + least + " and " + most);
      }
      return value;
    }
  }
}

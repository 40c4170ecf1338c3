package io.github.mediastore.internal.header;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about the picture in it. Within the limits it was read with, but otherwise no
 * more than a claim. Immutable, but for the profile, which is handed out without copying.
 */
public final class ImageHeader {

  private final ImageFormat format;
  private final Dimensions dimensions;
  private final int orientation;
  private final byte @Nullable [] iccProfile;
  private final FrameCount frames;
  private final boolean alpha;
  private final ColorEncoding encoding;
  private final int components;
  private final int bitsPerSample;
  private final boolean progressive;
  private final FormatDetails details;

  private ImageHeader(Builder builder) {
    this.format = builder.format;
    this.dimensions = Objects.requireNonNull(builder.dimensions, "dimensions");
    this.orientation = builder.orientation;
    this.iccProfile = builder.iccProfile;
    this.frames = builder.frames;
    this.alpha = builder.alpha;
    this.encoding = builder.encoding;
    this.components = builder.components;
    this.bitsPerSample = builder.bitsPerSample;
    this.progressive = builder.progressive;
    this.details = Objects.requireNonNull(builder.details, "details");
  }

  /**
   * Makes the header of a file that only a reader of the host's understands.
   *
   * @param sniffed what the file looked like to us
   * @param details who reads it
   * @param iccProfile the profile of the pixels the reader gives, or null
   * @throws HeaderException if the picture is over a limit
   */
  public static ImageHeader ofHost(
      ImageFormat sniffed,
      HostDetails details,
      long width,
      long height,
      byte @Nullable [] iccProfile,
      HeaderLimits limits)
      throws HeaderException {
    limits.checkSize(sniffed, "picture", width, height);
    return new Builder(sniffed)
        .dimensions(width, height)
        .iccProfile(iccProfile)
        .frames(FrameCount.UNKNOWN)
        .alpha(true)
        .samples(ColorEncoding.OTHER, 4, 16)
        .details(details)
        .build();
  }

  /** Returns the format: an accepted one, unless a reader of the host's understands the file. */
  public ImageFormat format() {
    return format;
  }

  /** Returns the name that people know the format by. */
  public String formatName() {
    return details instanceof HostDetails host ? host.formatName() : format.displayName();
  }

  /**
   * Returns the size of the picture as stored, before it is turned upright; that of the canvas for
   * GIF and WebP.
   */
  public Dimensions dimensions() {
    return dimensions;
  }

  /** Returns the size of the picture as it is meant to be looked at. */
  public Dimensions uprightDimensions() {
    return turned(dimensions);
  }

  /**
   * Turns dimensions as stored into those of the picture as it is meant to be looked at, or back.
   *
   * @param other dimensions of this picture at any size
   * @return the same, or transposed if the picture lies on its side
   */
  public Dimensions turned(Dimensions other) {
    return orientation >= 5 ? other.transposed() : other;
  }

  /**
   * Returns the EXIF orientation (tag 274), 1 to 8; 1 if none is given. PNG and WebP may give it at
   * their end, so ask after {@link ImageHeaderReader#complete}.
   */
  public int orientation() {
    return orientation;
  }

  /**
   * Returns the bytes of the embedded ICC profile as they are, not a copy and not validated. Those
   * of BMP and TIFF are known only after {@link ImageHeaderReader#complete}.
   */
  public Optional<byte[]> iccProfile() {
    return Optional.ofNullable(iccProfile);
  }

  /** Returns how many frames or pages there are, as far as the header tells. */
  public FrameCount frames() {
    return frames;
  }

  /** Returns whether some pixels may be transparent; false means that none are. */
  public boolean hasAlpha() {
    return alpha;
  }

  /** Returns what the stored samples stand for. */
  public ColorEncoding encoding() {
    return encoding;
  }

  /** Returns how many samples a stored pixel has, alpha included; 1 for a palette. */
  public int components() {
    return components;
  }

  /** Returns the bits of the deepest sample of a stored pixel, or of a palette index. */
  public int bitsPerSample() {
    return bitsPerSample;
  }

  /** Returns whether the picture comes in passes: progressive JPEG, interlaced PNG or GIF. */
  public boolean isProgressive() {
    return progressive;
  }

  /** Returns what only this format's header tells. */
  public FormatDetails details() {
    return details;
  }

  /** Returns one line for people. */
  @Override
  public String toString() {
    return "%s %s, %d x %d bit %s%s%s, orientation %d, frames %s%s"
        .formatted(
            format.displayName(),
            dimensions,
            components,
            bitsPerSample,
            encoding,
            alpha ? ", alpha" : "",
            progressive ? ", progressive" : "",
            orientation,
            frames,
            iccProfile == null ? "" : ", profile of " + iccProfile.length + " bytes");
  }

  static Builder builder(ImageFormat format) {
    return new Builder(format);
  }

  /** Returns a builder that starts with all of this. */
  Builder toBuilder() {
    Builder builder = new Builder(format);
    builder.dimensions = dimensions;
    builder.orientation = orientation;
    builder.iccProfile = iccProfile;
    builder.frames = frames;
    builder.alpha = alpha;
    builder.encoding = encoding;
    builder.components = components;
    builder.bitsPerSample = bitsPerSample;
    builder.progressive = progressive;
    builder.details = details;
    return builder;
  }

  /** Collects a header while it is read. */
  static final class Builder {

    private final ImageFormat format;
    private @Nullable Dimensions dimensions;
    private int orientation = 1;
    private byte @Nullable [] iccProfile;
    private FrameCount frames = FrameCount.ONE;
    private boolean alpha;
    private ColorEncoding encoding = ColorEncoding.OTHER;
    private int components = 1;
    private int bitsPerSample = 8;
    private boolean progressive;
    private @Nullable FormatDetails details;

    private Builder(ImageFormat format) {
      this.format = format;
    }

    /** Takes a size that has passed the limits. */
    Builder dimensions(long width, long height) {
      this.dimensions = new Dimensions((int) width, (int) height);
      return this;
    }

    Builder orientation(int orientation) {
      this.orientation = orientation;
      return this;
    }

    Builder iccProfile(byte @Nullable [] iccProfile) {
      this.iccProfile = iccProfile;
      return this;
    }

    Builder frames(FrameCount frames) {
      this.frames = frames;
      return this;
    }

    Builder alpha(boolean alpha) {
      this.alpha = alpha;
      return this;
    }

    Builder samples(ColorEncoding encoding, int components, int bitsPerSample) {
      this.encoding = encoding;
      this.components = components;
      this.bitsPerSample = bitsPerSample;
      return this;
    }

    Builder progressive(boolean progressive) {
      this.progressive = progressive;
      return this;
    }

    Builder details(FormatDetails details) {
      this.details = details;
      return this;
    }

    ImageHeader build() {
      return new ImageHeader(this);
    }
  }
}

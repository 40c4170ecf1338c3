package io.github.mediastore.internal.format;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that is refused for what its header says, or for having none. The message is fit to be
 * shown to the uploader.
 */
public final class HeaderException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final @Nullable ImageFormat format;

  private HeaderException(Kind kind, @Nullable ImageFormat format, String message) {
    super(message);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.format = format;
  }

  /** Returns the kind of fault. */
  public Kind kind() {
    return kind;
  }

  /** Returns the format that was recognised; empty if the fault came before that. */
  public Optional<ImageFormat> format() {
    return Optional.ofNullable(format);
  }

  public static HeaderException empty() {
    return new HeaderException(Kind.EMPTY, null, "The file is empty");
  }

  public static HeaderException unsupported(ImageFormat format) {
    return new HeaderException(
        Kind.UNSUPPORTED_FORMAT,
        format,
        format == ImageFormat.UNKNOWN
            ? "The file is not a picture of any known format"
            : "Files of this format are not accepted: " + format.displayName());
  }

  /** The format is accepted, but not this flavour of it. */
  public static HeaderException unsupported(ImageFormat format, String flavour) {
    return new HeaderException(
        Kind.UNSUPPORTED_FORMAT, format, "Files of this format are not accepted: " + flavour);
  }

  public static HeaderException corrupt(ImageFormat format, String what) {
    return new HeaderException(
        Kind.CORRUPT, format, "The " + format.displayName() + " file is damaged: " + what);
  }

  public static HeaderException truncated(int size) {
    return new HeaderException(
        Kind.TRUNCATED, null, "The file ends after " + size + " bytes, within its header");
  }

  public static HeaderException truncated(ImageFormat format, int size) {
    return new HeaderException(
        Kind.TRUNCATED,
        format,
        "The %s file ends after %d bytes, within its header".formatted(format.displayName(), size));
  }

  public static HeaderException tooManyBytes(int limit) {
    return new HeaderException(
        Kind.TOO_MANY_BYTES, null, "The file is larger than the limit of " + limit + " bytes");
  }

  public static HeaderException tooManyPixels(ImageFormat format, String message) {
    return new HeaderException(Kind.TOO_MANY_PIXELS, format, message);
  }

  public static HeaderException metadataTooLarge(ImageFormat format, String what, int limit) {
    return new HeaderException(
        Kind.METADATA_TOO_LARGE,
        format,
        "The %s of the %s file is larger than the limit of %d bytes"
            .formatted(what, format.displayName(), limit));
  }

  /** Why a header is refused. */
  public enum Kind {
    /** There are no bytes. */
    EMPTY,
    /** The format, or this flavour of it, is not read; {@link #format} names it. */
    UNSUPPORTED_FORMAT,
    /** The header contradicts itself or its format. */
    CORRUPT,
    /** The bytes end within the header. */
    TRUNCATED,
    /** The upload has more bytes than the limit. */
    TOO_MANY_BYTES,
    /** The picture has more pixels, or a longer side, than the limit. */
    TOO_MANY_PIXELS,
    /** The colour profile or the EXIF data is larger than the limit. */
    METADATA_TOO_LARGE
  }
}

package io.github.mediastore;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An upload is not an accepted picture or video. The user can fix this, and the message may be
 * shown to them.
 */
public final class RejectedUploadException extends MediaException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final @Nullable String format;

  /**
   * Says what is wrong with the upload.
   *
   * @param reason the kind of fault, for programs
   * @param message what is wrong with what, for people
   * @param cause what was behind it, or null
   */
  public RejectedUploadException(Reason reason, String message, @Nullable Throwable cause) {
    this(reason, null, message, cause);
  }

  /**
   * Says what is wrong with an upload whose format was recognised.
   *
   * @param reason the kind of fault, for programs
   * @param format the name people know the format by, such as {@code HEIC}, or null
   * @param message what is wrong with what, for people
   * @param cause what was behind it, or null
   */
  public RejectedUploadException(
      Reason reason, @Nullable String format, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.format = format;
  }

  /** Returns the kind of fault. */
  public Reason reason() {
    return reason;
  }

  /** Returns the format the bytes were recognised as, such as {@code HEIC}; empty if none was. */
  public Optional<String> format() {
    return Optional.ofNullable(format);
  }

  /** Why an upload is refused. New reasons may be added. */
  public enum Reason {
    /** The upload has no bytes. */
    EMPTY,
    /** The bytes are of a format that is not accepted; the message names it if it is known. */
    UNSUPPORTED_FORMAT,
    /**
     * The bytes start like an accepted format, but are damaged, cut off or contradict themselves.
     */
    CORRUPT,
    /** The upload has more bytes than the limit. */
    TOO_MANY_BYTES,
    /** The picture has more pixels, or a longer side, than the limit. */
    TOO_MANY_PIXELS,
    /** The picture would take more work or memory to decode than the limits allow. */
    TOO_EXPENSIVE
  }
}

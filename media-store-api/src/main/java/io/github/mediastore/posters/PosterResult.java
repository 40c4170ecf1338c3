package io.github.mediastore.posters;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.image.CompressedImage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of making a poster: one, or the reason why there is none. Immutable. */
public final class PosterResult {

  private final MediaContent content;
  private final @Nullable CompressedImage poster;
  private final @Nullable PosterException failure;

  PosterResult(
      MediaContent content, @Nullable CompressedImage poster, @Nullable PosterException failure) {
    this.content = content;
    this.poster = poster;
    this.failure = failure;
  }

  /** Returns the video to be stored: with its poster, or as it was. */
  public MediaContent content() {
    return content;
  }

  /** Returns the poster, if there is one. */
  public Optional<CompressedImage> poster() {
    return Optional.ofNullable(poster);
  }

  /** Returns why there is no poster; empty if there is one. */
  public Optional<Failure> failure() {
    return Optional.ofNullable(failure).map(PosterException::failure);
  }

  /** Returns what went wrong, in words for an operator; empty if there is a poster. */
  public String message() {
    return failure == null ? "" : failure.getMessage();
  }

  /**
   * Refuses a video without a poster, for hosts that want it so.
   *
   * @return the video with its poster
   * @throws RejectedUploadException if the video is to blame
   * @throws UnreadableUploadException if its bytes cannot be read
   * @throws CompressorBusyException if too much else was being decoded
   * @throws CodecUnavailableException if the decoder cannot run
   */
  public MediaContent orThrow() {
    if (failure == null) {
      return content;
    }
    throw exception(failure);
  }

  private static MediaException exception(PosterException failure) {
    String message = failure.getMessage();
    return switch (failure.failure()) {
      case NOT_A_VIDEO -> new RejectedUploadException(Reason.UNSUPPORTED_FORMAT, message, failure);
      case NO_FRAME, DAMAGED -> new RejectedUploadException(Reason.CORRUPT, message, failure);
      case TOO_EXPENSIVE -> new RejectedUploadException(Reason.TOO_EXPENSIVE, message, failure);
      case BUSY -> new CompressorBusyException(message, failure);
      case UNREADABLE -> new UnreadableUploadException(message, failure);
      case UNAVAILABLE -> new CodecUnavailableException(message, failure);
    };
  }

  /** Why there is no poster. New reasons may be added. */
  public enum Failure {
    /** The content is no MP4, QuickTime or WebM. */
    NOT_A_VIDEO,
    /** The video has no frame at any of the moments that were looked at. */
    NO_FRAME,
    /** The video is damaged, has sound alone, or a codec that the decoder does not know. */
    DAMAGED,
    /** Its frames are too large, or decoding one took longer than allowed. */
    TOO_EXPENSIVE,
    /** Too much else was being decoded, or the thread was interrupted: it may be tried again. */
    BUSY,
    /** The bytes of the video cannot be read, or not again. */
    UNREADABLE,
    /** The decoder cannot run, or there is no room for a temporary file. */
    UNAVAILABLE
  }
}

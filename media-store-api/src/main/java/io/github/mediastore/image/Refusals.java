package io.github.mediastore.image;

import io.github.mediastore.RejectedImageException;
import io.github.mediastore.RejectedImageException.Reason;
import io.github.mediastore.internal.header.HeaderException;
import io.github.mediastore.internal.header.ImageFormat;
import io.github.mediastore.internal.imageio.UnsupportedPixelsException;
import io.github.mediastore.internal.jpeg.JpegException;
import io.github.mediastore.internal.png.PngException;

/** The one place that turns what readers throw into the reason an upload is refused for. */
final class Refusals {

  private Refusals() {}

  static RejectedImageException of(HeaderException e) {
    Reason reason =
        switch (e.kind()) {
          case EMPTY -> Reason.EMPTY;
          case UNSUPPORTED_FORMAT -> Reason.UNSUPPORTED_FORMAT;
          case CORRUPT, TRUNCATED -> Reason.CORRUPT;
          case TOO_MANY_BYTES -> Reason.TOO_MANY_BYTES;
          case TOO_MANY_PIXELS -> Reason.TOO_MANY_PIXELS;
          case METADATA_TOO_LARGE -> Reason.TOO_EXPENSIVE;
        };
    return new RejectedImageException(reason, String.valueOf(e.getMessage()), e);
  }

  /**
   * Readers were not written for hostile bytes: beside {@code IOException} they throw whatever a
   * wrong number leads to, and take memory that a lying header asked for.
   */
  static RejectedImageException decoding(ImageFormat format, Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      return new RejectedImageException(
          Reason.TOO_EXPENSIVE,
          "The " + format.displayName() + " picture takes more memory than there is",
          thrown);
    }
    if (thrown instanceof JpegException jpeg) {
      return new RejectedImageException(reason(jpeg.kind()), describe(jpeg), jpeg);
    }
    if (thrown instanceof PngException png) {
      return new RejectedImageException(reason(png.kind()), describe(png), png);
    }
    if (thrown instanceof UnsupportedPixelsException) {
      return new RejectedImageException(
          Reason.UNSUPPORTED_FORMAT,
          "A "
              + format.displayName()
              + " picture of this kind is not accepted: "
              + describe(thrown),
          thrown);
    }
    return new RejectedImageException(
        Reason.CORRUPT,
        "The " + format.displayName() + " picture is damaged: " + describe(thrown),
        thrown);
  }

  private static Reason reason(JpegException.Kind kind) {
    return switch (kind) {
      case CORRUPT, TRUNCATED -> Reason.CORRUPT;
      case UNCOVERED -> Reason.UNSUPPORTED_FORMAT;
      case LIMIT -> Reason.TOO_EXPENSIVE;
    };
  }

  private static Reason reason(PngException.Kind kind) {
    return switch (kind) {
      case CORRUPT, TRUNCATED -> Reason.CORRUPT;
      case UNCOVERED -> Reason.UNSUPPORTED_FORMAT;
      case LIMIT -> Reason.TOO_EXPENSIVE;
    };
  }

  private static String describe(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
  }
}

package io.github.mediastore.image;

import io.github.mediastore.RejectedImageException;
import io.github.mediastore.RejectedImageException.Reason;
import io.github.mediastore.internal.header.HeaderException;
import io.github.mediastore.internal.header.ImageFormat;
import io.github.mediastore.internal.imageio.ReaderException;
import io.github.mediastore.internal.jpeg.JpegException;
import io.github.mediastore.internal.png.PngException;
import io.github.mediastore.internal.tiff.codec.TiffException;

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
    String format =
        e.format().filter(f -> f != ImageFormat.UNKNOWN).map(ImageFormat::displayName).orElse(null);
    return new RejectedImageException(reason, format, String.valueOf(e.getMessage()), e);
  }

  /**
   * Readers were not written for hostile bytes: beside {@code IOException} they throw whatever a
   * wrong number leads to, and take memory that a lying header asked for. What they say was written
   * for programmers; it stays in the cause.
   *
   * @param format the name of the format
   */
  static RejectedImageException decoding(String format, Throwable thrown) {
    if (thrown instanceof JpegException jpeg) {
      return ofOurDecoder(
          format, reason(jpeg.kind()), jpeg.kind() == JpegException.Kind.TRUNCATED, jpeg);
    }
    if (thrown instanceof PngException png) {
      return ofOurDecoder(
          format, reason(png.kind()), png.kind() == PngException.Kind.TRUNCATED, png);
    }
    if (thrown instanceof TiffException tiff) {
      return ofOurDecoder(
          format, reason(tiff.kind()), tiff.kind() == TiffException.Kind.TRUNCATED, tiff);
    }
    String picture = "The " + format + " picture ";
    if (thrown instanceof OutOfMemoryError) {
      return new RejectedImageException(
          Reason.TOO_EXPENSIVE, format, picture + "takes more memory than there is", thrown);
    }
    ReaderException ours = ReaderException.behind(thrown);
    if (ours == null) {
      return new RejectedImageException(
          Reason.CORRUPT, format, picture + "is damaged and cannot be read", thrown);
    }
    return switch (ours.kind()) {
      case CORRUPT ->
          new RejectedImageException(
              Reason.CORRUPT, format, picture + "is damaged: " + ours.getMessage(), thrown);
      case TOO_EXPENSIVE ->
          new RejectedImageException(
              Reason.TOO_EXPENSIVE, format, picture + "is refused: " + ours.getMessage(), thrown);
      case UNSUPPORTED ->
          new RejectedImageException(
              Reason.UNSUPPORTED_FORMAT,
              format,
              "A " + format + " picture of this kind is not accepted: " + ours.getMessage(),
              thrown);
    };
  }

  /** What our decoders say is for whoever knows the format; a sentence for others stands before. */
  private static RejectedImageException ofOurDecoder(
      String format, Reason reason, boolean isCutOff, Exception thrown) {
    String words = String.valueOf(thrown.getMessage());
    return new RejectedImageException(
        reason,
        format,
        reason == Reason.CORRUPT
            ? "The %s picture is %s. %s".formatted(format, isCutOff ? "cut off" : "damaged", words)
            : words,
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

  private static Reason reason(TiffException.Kind kind) {
    return switch (kind) {
      case CORRUPT, TRUNCATED -> Reason.CORRUPT;
      case UNCOVERED -> Reason.UNSUPPORTED_FORMAT;
      case LIMIT -> Reason.TOO_EXPENSIVE;
    };
  }
}

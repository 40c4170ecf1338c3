package io.github.mediastore.image;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.MediaException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.decoder.DecoderException;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.imageio.ReaderException;
import io.github.mediastore.internal.raster.DecodeException;

/** The one place that turns what readers throw into the reason an upload is refused for. */
final class Refusals {

  private Refusals() {}

  static RejectedUploadException of(HeaderException e) {
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
    return new RejectedUploadException(reason, format, String.valueOf(e.getMessage()), e);
  }

  /**
   * Readers were not written for hostile bytes: beside {@code IOException} they throw whatever a
   * wrong number leads to, and take memory that a lying header asked for. What they say was written
   * for programmers; it stays in the cause.
   *
   * @param format the name of the format
   */
  static MediaException decoding(String format, Throwable thrown) {
    if (thrown instanceof MediaException refused) {
      return refused;
    }
    if (thrown instanceof HeaderException header) {
      return of(header);
    }
    if (thrown instanceof DecoderException external) {
      return ofExternalDecoder(format, external);
    }
    if (thrown instanceof DecodeException ours) {
      return ofOurDecoder(format, ours);
    }
    String picture = "The " + format + " picture ";
    if (thrown instanceof OutOfMemoryError) {
      return new RejectedUploadException(
          Reason.TOO_EXPENSIVE, format, picture + "takes more memory than there is", thrown);
    }
    ReaderException reader = ReaderException.behind(thrown);
    if (reader == null) {
      return new RejectedUploadException(
          Reason.CORRUPT, format, picture + "is damaged and cannot be read", thrown);
    }
    return switch (reader.kind()) {
      case CORRUPT ->
          new RejectedUploadException(
              Reason.CORRUPT, format, picture + "is damaged: " + reader.getMessage(), thrown);
      case TOO_EXPENSIVE ->
          new RejectedUploadException(
              Reason.TOO_EXPENSIVE, format, picture + "is refused: " + reader.getMessage(), thrown);
      case UNSUPPORTED ->
          new RejectedUploadException(
              Reason.UNSUPPORTED_FORMAT,
              format,
              "A " + format + " picture of this kind is not accepted: " + reader.getMessage(),
              thrown);
    };
  }

  private static MediaException ofExternalDecoder(String format, DecoderException thrown) {
    String words = String.valueOf(thrown.getMessage());
    String picture = "The " + format + " picture ";
    return switch (thrown.kind()) {
      case CORRUPT ->
          new RejectedUploadException(
              Reason.CORRUPT, format, picture + "is damaged: " + words, thrown);
      case TOO_EXPENSIVE ->
          new RejectedUploadException(
              Reason.TOO_EXPENSIVE, format, picture + "is refused: " + words, thrown);
      case BUSY -> new CompressorBusyException(picture + "was not decoded: " + words, thrown);
      case UNAVAILABLE ->
          new CodecUnavailableException(picture + "was not decoded: " + words, thrown);
    };
  }

  /** What our decoders say is for whoever knows the format; a sentence for others stands before. */
  private static RejectedUploadException ofOurDecoder(String format, DecodeException thrown) {
    String words = String.valueOf(thrown.getMessage());
    return switch (thrown.kind()) {
      case CORRUPT ->
          new RejectedUploadException(
              Reason.CORRUPT,
              format,
              "The %s picture is damaged. %s".formatted(format, words),
              thrown);
      case TRUNCATED ->
          new RejectedUploadException(
              Reason.CORRUPT,
              format,
              "The %s picture is cut off. %s".formatted(format, words),
              thrown);
      case UNCOVERED ->
          new RejectedUploadException(Reason.UNSUPPORTED_FORMAT, format, words, thrown);
      case LIMIT -> new RejectedUploadException(Reason.TOO_EXPENSIVE, format, words, thrown);
    };
  }
}

package io.github.mediastore;

import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.internal.format.FormatSniffer;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.video.VideoFacts;
import io.github.mediastore.internal.video.VideoFacts.Container;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A video whose format was detected from its first bytes, and whose size and duration are what the
 * file says, read when a store asks for it.
 */
final class VideoContent implements MediaContent {

  private static final int FIRST_BYTES = 4096;

  private static final String WEBM = "video/webm";

  /** Where an EBML header names the type of document, if it is of the usual length. */
  private static final int END_OF_EBML_HEADER = 64;

  private final String contentType;
  private final long size;
  private final UploadSource bytes;
  private final VideoFacts facts;

  private VideoContent(String contentType, long size, UploadSource bytes, VideoFacts facts) {
    this.contentType = contentType;
    this.size = size;
    this.bytes = bytes;
    this.facts = facts;
  }

  static VideoContent of(long size, UploadSource bytes) {
    try {
      String contentType;
      try (InputStream in = bytes.open()) {
        contentType = contentType(in.readNBytes(FIRST_BYTES));
      }
      // From the start again: a stream that was pushed back could not pass over pictures and sound.
      try (InputStream in = bytes.open()) {
        Container container = contentType.equals(WEBM) ? Container.EBML : Container.ISO_MEDIA;
        return new VideoContent(contentType, size, bytes, VideoFacts.read(in, container));
      }
    } catch (IOException e) {
      throw new UnreadableUploadException("Cannot read what a video says of itself", e);
    }
  }

  private static String contentType(byte[] firstBytes) {
    ImageFormat format = FormatSniffer.of(firstBytes);
    return switch (format) {
      case MP4 -> "video/mp4";
      case QUICKTIME -> "video/quicktime";
      case MATROSKA -> {
        if (isWebm(firstBytes)) {
          yield WEBM;
        }
        throw unsupported("Matroska video");
      }
      default -> {
        if (firstBytes.length == 0) {
          throw new RejectedUploadException(Reason.EMPTY, "The file is empty", null);
        }
        if (format == ImageFormat.UNKNOWN) {
          throw new RejectedUploadException(
              Reason.UNSUPPORTED_FORMAT, "The file is not a video of any known format", null);
        }
        throw unsupported(format.displayName());
      }
    };
  }

  private static boolean isWebm(byte[] firstBytes) {
    int length = Math.min(END_OF_EBML_HEADER, firstBytes.length);
    return new String(firstBytes, 0, length, StandardCharsets.ISO_8859_1)
        .contains("B\u0082\u0084webm");
  }

  private static RejectedUploadException unsupported(String format) {
    return new RejectedUploadException(
        Reason.UNSUPPORTED_FORMAT,
        format,
        "Videos are accepted as MP4, WebM and QuickTime; this file is: " + format,
        null);
  }

  @Override
  public String contentType() {
    return contentType;
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(size);
  }

  @Override
  public Optional<Dimensions> dimensions() {
    return Optional.ofNullable(facts.dimensions())
        .map(frame -> new Dimensions(frame.width(), frame.height()));
  }

  @Override
  public Optional<Duration> duration() {
    return Optional.ofNullable(facts.duration());
  }

  @Override
  public InputStream openStream() throws IOException {
    return bytes.open();
  }
}

package io.github.mediastore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Content to be stored, with its metadata: a compressed picture, a video file, or anything else.
 *
 * <p>Stores hold the bytes as they are. Whatever comes from a user's upload as a picture should
 * pass an {@link io.github.mediastore.image.ImageCompressor} first; for anything else the host is
 * responsible for the content type, because it is sent to browsers.
 */
public interface MediaContent {

  /**
   * Returns the media type, such as {@code image/webp} or {@code video/mp4} (RFC 9110, section
   * 8.3.1).
   */
  String contentType();

  /** Returns the number of bytes; empty if unknown until they have been read. */
  OptionalLong size();

  /**
   * Opens the bytes from the start. The store closes the stream.
   *
   * @return a new stream
   * @throws IOException if the bytes cannot be opened, or were opened before and are not {@link
   *     #isRepeatable repeatable}
   */
  InputStream openStream() throws IOException;

  /**
   * Returns whether {@link #openStream} can be called again, so that a store that owns its
   * transaction can retry after a serialization failure or deadlock.
   */
  default boolean isRepeatable() {
    return true;
  }

  /** Returns the dimensions of a picture or video, if known. */
  default Optional<Dimensions> dimensions() {
    return Optional.empty();
  }

  /**
   * Returns how long a video or a sound plays, if known. A store keeps whole milliseconds, and
   * refuses a negative duration with {@link IllegalArgumentException}.
   */
  default Optional<Duration> duration() {
    return Optional.empty();
  }

  /**
   * Returns something to show before the bytes arrive: a data URI of at most 200 bytes, if there is
   * one.
   */
  default Optional<String> placeholder() {
    return Optional.empty();
  }

  /** Returns what must stay in view when the picture is cropped, if anybody said so. */
  default Optional<FocalPoint> focus() {
    return Optional.empty();
  }

  /**
   * Returns text about the medium, such as a file name or an alternative text, by keys that the
   * host chooses. {@link MediaAttributes#check} says what they may be; a store refuses others with
   * {@link RejectedAttributesException}.
   */
  default Map<String, String> attributes() {
    return Map.of();
  }

  /**
   * Gives this content other attributes; everything else stays.
   *
   * @param attributes what to store with the content
   * @return content that reads from this one
   * @throws RejectedAttributesException if they are not within the limits
   */
  default MediaContent withAttributes(Map<String, String> attributes) {
    return new DescribedContent(this, attributes);
  }

  /**
   * Returns a short text that names the settings which made these bytes, so that one can tell later
   * what was made by others: 1 to 64 visible ASCII characters. Each rendition has its own.
   */
  default Optional<String> settingsFingerprint() {
    return Optional.empty();
  }

  /**
   * Returns the same picture at smaller sizes, by name, to be stored and removed with it under one
   * id. Each is content of its own, small enough for memory; its placeholder, focus, attributes and
   * renditions are not looked at.
   *
   * <p>A name has 1 to 63 ASCII letters, digits, hyphens and underscores, begins with a letter or
   * digit, and is not {@code full}; a store refuses others with {@link IllegalArgumentException}.
   */
  default Map<String, MediaContent> renditions() {
    return Map.of();
  }

  /**
   * Makes content of bytes in memory.
   *
   * @param contentType the media type
   * @param bytes the bytes, copied
   * @return repeatable content
   * @throws IllegalArgumentException if the media type is malformed
   */
  static MediaContent of(String contentType, byte[] bytes) {
    return new BytesContent(contentType, bytes.clone());
  }

  /**
   * Makes content of a file, read when the store asks for it.
   *
   * @param contentType the media type
   * @param file the file, which must not change until it is stored
   * @return repeatable content of the size the file has now
   * @throws IllegalArgumentException if the media type is malformed
   * @throws UnreadableUploadException if the file's size cannot be read
   */
  static MediaContent of(String contentType, Path file) {
    try {
      return new FileContent(contentType, file, Files.size(file));
    } catch (IOException e) {
      throw new UnreadableUploadException("Cannot read the file " + file, e);
    }
  }

  /**
   * Makes content of a video that a user uploaded. The format is detected from the first bytes;
   * MP4, WebM and QuickTime are accepted. The dimensions are those the file says, upright and with
   * square pixels; pictures and sound are passed over to find them, which takes no time where the
   * upload is a file.
   *
   * <pre>{@code
   * store.put(slot, MediaContent.ofVideo(upload.getSize(), upload::getInputStream));
   * }</pre>
   *
   * @param size the number of bytes
   * @param upload opens the same bytes each time; what is opened here, twice, and by the store is
   *     closed too
   * @return repeatable content, opened when the store asks for it
   * @throws RejectedUploadException if it is not a video in one of these formats
   * @throws UnreadableUploadException if the bytes cannot be read
   */
  static MediaContent ofVideo(long size, UploadSource upload) {
    return VideoContent.of(size, upload);
  }

  /**
   * Makes content of a stream that can be read once, such as the body of a request.
   *
   * @param contentType the media type
   * @param stream the bytes; the store reads it to its end and closes it
   * @return content that is not repeatable and whose size is unknown
   * @throws IllegalArgumentException if the media type is malformed
   */
  static MediaContent of(String contentType, InputStream stream) {
    return new StreamContent(contentType, stream);
  }
}

package io.github.mediastore.http;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.UnreadableUploadException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The HTTP status that a {@link MediaException} stands for (RFC 9110, section 15); the body is the
 * host's. Immutable.
 *
 * <pre>{@code
 * } catch (MediaException e) {
 *   ErrorStatus error = ErrorStatus.of(e);
 *   error.headers().forEach(response::setHeader);
 *   response.sendError(error.code(), e.getMessage());
 * }
 * }</pre>
 */
public final class ErrorStatus {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int CONTENT_TOO_LARGE = 413;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;
  private static final int UNPROCESSABLE_CONTENT = 422;
  private static final int INTERNAL_SERVER_ERROR = 500;
  private static final int SERVICE_UNAVAILABLE = 503;

  /**
   * A busy compressor has been so for the whole admission timeout, so retrying after a second is
   * too soon.
   */
  private static final Duration BUSY_PAUSE = Duration.ofSeconds(10);

  private static final Duration STORAGE_PAUSE = Duration.ofSeconds(1);

  private final int code;
  private final Map<String, String> headers;

  private ErrorStatus(int code, Map<String, String> headers) {
    this.code = code;
    this.headers = headers;
  }

  /**
   * Returns the status of a failure.
   *
   * <ul>
   *   <li>{@link RejectedUploadException}: 413 for too many bytes, 415 for a format that is not
   *       accepted, 422 for anything else that is wrong with the picture
   *   <li>{@link UnreadableUploadException}: 400
   *   <li>{@link MissingOwnerException}: 404
   *   <li>{@link MediumGoneException}: 410, as an id is never given twice
   *   <li>{@link CompressorBusyException}: 503 with Retry-After
   *   <li>{@link MediaStorageException}: 503 with Retry-After if it is transient, otherwise 500
   *   <li>{@link CodecUnavailableException}: 500, as only a change to the machine helps
   * </ul>
   *
   * @param failure what went wrong
   * @return its status
   */
  public static ErrorStatus of(MediaException failure) {
    if (failure instanceof RejectedUploadException rejected) {
      return permanent(codeOf(rejected.reason()));
    }
    if (failure instanceof UnreadableUploadException) {
      return permanent(BAD_REQUEST);
    }
    if (failure instanceof MissingOwnerException) {
      return permanent(NOT_FOUND);
    }
    if (failure instanceof MediumGoneException) {
      return permanent(GONE);
    }
    if (failure instanceof CompressorBusyException) {
      return passing(BUSY_PAUSE);
    }
    if (failure instanceof MediaStorageException storage && storage.isTransient()) {
      return passing(STORAGE_PAUSE);
    }
    return permanent(INTERNAL_SERVER_ERROR);
  }

  /** Returns the status code, 400 to 503. */
  public int code() {
    return code;
  }

  /** Returns the header fields that belong to it: Cache-Control, and Retry-After with 503. */
  public Map<String, String> headers() {
    return headers;
  }

  private static int codeOf(RejectedUploadException.Reason reason) {
    return switch (reason) {
      case TOO_MANY_BYTES -> CONTENT_TOO_LARGE;
      case UNSUPPORTED_FORMAT -> UNSUPPORTED_MEDIA_TYPE;
      case EMPTY, CORRUPT, TOO_MANY_PIXELS, TOO_EXPENSIVE -> UNPROCESSABLE_CONTENT;
    };
  }

  private static ErrorStatus permanent(int code) {
    return new ErrorStatus(code, Map.of("Cache-Control", "no-store"));
  }

  private static ErrorStatus passing(Duration pause) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", "no-store");
    headers.put("Retry-After", Long.toString(pause.toSeconds()));
    return new ErrorStatus(SERVICE_UNAVAILABLE, Collections.unmodifiableMap(headers));
  }
}

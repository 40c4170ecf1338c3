package io.github.mediastore.http;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.RejectedAttributesException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.SlotOccupiedException;
import io.github.mediastore.UnknownUploadException;
import io.github.mediastore.UnreadableUploadException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The HTTP status that a {@link MediaException} stands for (RFC 9110, section 15), and what a user
 * may read about it. Immutable.
 *
 * <pre>{@code
 * } catch (MediaException e) {
 *   if (response.isCommitted()) {
 *     throw e; // The answer has begun: only an aborted connection says that it is not whole.
 *   }
 *   ErrorStatus error = ErrorStatus.of(e);
 *   error.headers().forEach(response::setHeader);
 *   response.sendError(error.code(), error.publicMessage());
 * }
 * }</pre>
 *
 * <p>The exception's own message is for the log, as it may name tables, files and connections.
 */
public final class ErrorStatus {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
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
  private final String publicMessage;

  private ErrorStatus(int code, Map<String, String> headers, String publicMessage) {
    this.code = code;
    this.headers = headers;
    this.publicMessage = publicMessage;
  }

  /**
   * Returns the status of a failure.
   *
   * <ul>
   *   <li>{@link RejectedUploadException}: 413 for too many bytes, 415 for a format that is not
   *       accepted, 422 for anything else that is wrong with the picture
   *   <li>{@link UnreadableUploadException}: 400
   *   <li>{@link RejectedAttributesException}: 422
   *   <li>{@link MissingOwnerException}: 404
   *   <li>{@link MediumGoneException}: 410, as an id is never given twice
   *   <li>{@link UnknownUploadException}: 410, as it is not to be finished any more
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
      return permanent(codeOf(rejected.reason()), String.valueOf(rejected.getMessage()));
    }
    if (failure instanceof RejectedAttributesException) {
      return permanent(UNPROCESSABLE_CONTENT, String.valueOf(failure.getMessage()));
    }
    if (failure instanceof UnreadableUploadException) {
      return permanent(BAD_REQUEST, "The upload did not arrive whole. Please try again.");
    }
    if (failure instanceof MissingOwnerException) {
      return permanent(NOT_FOUND, "What this file would belong to is not there.");
    }
    if (failure instanceof MediumGoneException) {
      return permanent(GONE, "This was removed or replaced. Please load the page again.");
    }
    if (failure instanceof UnknownUploadException) {
      return permanent(GONE, "This upload is over. Please choose the file again.");
    }
    if (failure instanceof CompressorBusyException) {
      return passing(BUSY_PAUSE, "Too many uploads at once. Please try again in a moment.");
    }
    if (failure instanceof MediaStorageException storage && storage.isTransient()) {
      return passing(STORAGE_PAUSE, "This failed for the moment. Please try again.");
    }
    return permanent(INTERNAL_SERVER_ERROR, "This failed on the server.");
  }

  /**
   * Returns the status of an upload that was to be added where one is already and no second can be.
   *
   * @param failure what went wrong
   * @return 409
   */
  public static ErrorStatus of(SlotOccupiedException failure) {
    return permanent(CONFLICT, "There is a file here already.");
  }

  /** Returns the status code, 400 to 503. */
  public int code() {
    return code;
  }

  /** Returns the header fields that belong to it: Cache-Control, and Retry-After with 503. */
  public Map<String, String> headers() {
    return headers;
  }

  /**
   * Returns one sentence or a few in English that a user may read: what is wrong with an upload
   * that was rejected, as {@link RejectedUploadException} says it, and of any other failure only
   * what it means to the user. Never the message of the store or of the machine.
   */
  public String publicMessage() {
    return publicMessage;
  }

  private static int codeOf(RejectedUploadException.Reason reason) {
    return switch (reason) {
      case TOO_MANY_BYTES -> CONTENT_TOO_LARGE;
      case UNSUPPORTED_FORMAT -> UNSUPPORTED_MEDIA_TYPE;
      case EMPTY, CORRUPT, TOO_MANY_PIXELS, TOO_EXPENSIVE -> UNPROCESSABLE_CONTENT;
    };
  }

  private static ErrorStatus permanent(int code, String publicMessage) {
    return new ErrorStatus(code, Map.of("Cache-Control", "no-store"), publicMessage);
  }

  private static ErrorStatus passing(Duration pause, String publicMessage) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", "no-store");
    headers.put("Retry-After", Long.toString(pause.toSeconds()));
    return new ErrorStatus(
        SERVICE_UNAVAILABLE, Collections.unmodifiableMap(headers), publicMessage);
  }
}

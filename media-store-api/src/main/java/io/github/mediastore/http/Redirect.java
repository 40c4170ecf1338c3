package io.github.mediastore.http;

import io.github.mediastore.Media;
import io.github.mediastore.ResponseHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leads a client to the object store that has the bytes of a video, so that they do not pass the
 * application.
 *
 * @param media the video
 * @param cacheControl how long its bytes may be kept
 * @param valid how long the address is good for
 */
record Redirect(Media media, String cacheControl, Duration valid) {

  /**
   * What an object store would compare with a tag and a date of its own, which are not those that
   * the client was given: it would refuse what was asked for, or call an old copy current. An
   * If-None-Match is not among them: it can only fail to name the object.
   */
  private static final List<String> NOT_FOR_OBJECT_STORES =
      List.of(
          Preconditions.IF_MATCH,
          Preconditions.IF_UNMODIFIED_SINCE,
          Preconditions.IF_MODIFIED_SINCE,
          Preconditions.IF_RANGE);

  /**
   * Returns how to lead a client to the bytes that it shall get; empty if the application has to
   * send them.
   */
  static Optional<Redirect> of(MediaRequest request, Media media, CachePolicy policy) {
    return policy
        .redirect()
        .filter(valid -> isPlayed(media.info().contentType()))
        .filter(valid -> NOT_FOR_OBJECT_STORES.stream().noneMatch(request::has))
        .map(valid -> new Redirect(media, policy.cacheControl(media.info()), valid));
  }

  /**
   * Of the rest, pictures are kept by browsers under an address that has to stay the same, and what
   * a browser could execute needs header fields that object stores do not send.
   */
  private static boolean isPlayed(String contentType) {
    return HeaderFields.isOfKind(contentType, "video/", "audio/");
  }

  /** Returns the answer; empty if the medium has no address. */
  Optional<Answer> answer() {
    return fields("inline")
        .map(
            fields ->
                Answer.of(
                    media.info(), Status.TEMPORARY_REDIRECT, fields, this::fieldsAgain, null));
  }

  private Optional<Map<String, String>> fields(String disposition) {
    ResponseHeaders answer =
        new ResponseHeaders(media.info().contentType(), disposition, cacheControl);
    return media.presign(answer, valid).map(HeaderFields::redirect);
  }

  private Map<String, String> fieldsAgain(String disposition) {
    return fields(disposition)
        .orElseThrow(() -> new IllegalStateException("No second address for " + media.info()));
  }
}

package io.github.mediastore.http;

import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaInfo;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a response says, before anything of it is sent.
 *
 * @param status the status
 * @param headers the header fields
 * @param named gives the header fields with a Content-Disposition
 * @param body the bytes, or null if there are none
 * @param fileName the name that is stored with the medium
 */
record Answer(
    Status status,
    Map<String, String> headers,
    Function<String, Map<String, String>> named,
    @Nullable Body body,
    Optional<String> fileName) {

  /** Returns an answer about no medium: 404 or 405. */
  static Answer withoutMedium(Status status) {
    Map<String, String> headers = HeaderFields.withoutMedium(status);
    return new Answer(status, headers, disposition -> headers, null, Optional.empty());
  }

  /** Returns an answer about a medium. */
  static Answer of(
      MediaInfo info,
      Status status,
      Map<String, String> headers,
      Function<String, Map<String, String>> named,
      @Nullable Body body) {
    Optional<String> fileName =
        Optional.ofNullable(info.attributes().get(MediaAttributes.FILENAME))
            .filter(name -> !name.isBlank());
    return new Answer(status, headers, named, body, fileName);
  }

  /** Returns this answer with a Content-Disposition in the place of one it has. */
  Answer with(String disposition) {
    return new Answer(status, named.apply(disposition), named, body, fileName);
  }
}

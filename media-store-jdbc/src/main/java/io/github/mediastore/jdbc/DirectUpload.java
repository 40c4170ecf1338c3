package io.github.mediastore.jdbc;

import java.net.URI;
import java.util.Map;

/**
 * An upload that a client may send to the object store itself: by {@code PUT} to this address, with
 * these headers. To be given to whoever uploads, and to nobody else.
 *
 * @param token names the upload when it is confirmed
 * @param address where the client sends the file
 * @param headers what the request must say, by names in lower case, without the length of its body
 */
public record DirectUpload(String token, URI address, Map<String, String> headers) {

  /** Copies the headers. */
  public DirectUpload {
    headers = Map.copyOf(headers);
  }
}

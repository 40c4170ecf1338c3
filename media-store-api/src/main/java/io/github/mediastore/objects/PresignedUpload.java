package io.github.mediastore.objects;

import java.net.URI;
import java.util.Map;

/**
 * A request that stores one object: {@code PUT}, to this address, with these headers.
 *
 * @param address where
 * @param headers what the request must say, by names in lower case, without the length of its body
 */
public record PresignedUpload(URI address, Map<String, String> headers) {

  /** Copies the headers. */
  public PresignedUpload {
    headers = Map.copyOf(headers);
  }
}

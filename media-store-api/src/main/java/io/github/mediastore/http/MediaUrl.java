package io.github.mediastore.http;

import io.github.mediastore.MediaInfo;

/** The URL of a representation below a path that serves them all, with its version in it. */
final class MediaUrl {

  private MediaUrl() {}

  /** Returns the path with the parameters {@code size}, of a rendition, and {@code v}. */
  static String of(String path, MediaInfo served) {
    int fragment = path.indexOf('#');
    String address = fragment < 0 ? path : path.substring(0, fragment);
    String size =
        served.rendition().equals(MediaInfo.FULL) ? "" : "size=" + served.rendition() + '&';
    return address
        + (address.indexOf('?') < 0 ? '?' : '&')
        + size
        + "v="
        + CachePolicy.versionOf(served)
        + path.substring(address.length());
  }
}

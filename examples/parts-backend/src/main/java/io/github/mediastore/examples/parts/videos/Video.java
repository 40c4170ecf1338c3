package io.github.mediastore.examples.parts.videos;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.http.CachePolicy;

/**
 * A stored video, as pages need it.
 *
 * @param url where it is, with its version
 * @param size in bytes
 */
public record Video(long id, String title, String url, String contentType, long size) {

  static Video of(long id, String title, String path, MediaInfo info) {
    return new Video(
        id, title, path + "?v=" + CachePolicy.versionOf(info), info.contentType(), info.size());
  }
}

package io.github.mediastore.examples.parts.media;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.http.CachePolicy;

/**
 * A smaller picture of the shape that all of a gallery have.
 *
 * @param url where it is, with its version: it may be kept for good
 * @param width in pixels
 * @param height in pixels
 */
public record Thumbnail(String url, int width, int height) {

  static Thumbnail of(MediaInfo info, int index, String path) {
    Dimensions dimensions = info.dimensions().orElseThrow();
    return new Thumbnail(
        path + "?index=" + index + "&v=" + CachePolicy.versionOf(info),
        dimensions.width(),
        dimensions.height());
  }
}

package io.github.mediastore.examples.parts.videos;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.posters.VideoPosters;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stored video, as pages need it.
 *
 * @param url where it is, with its version
 * @param size in bytes
 * @param width in pixels, as it is shown; null if its file does not say
 * @param height in pixels, as it is shown; null if its file does not say
 * @param durationMillis how long it plays; null if its file does not say
 * @param poster where its poster is, with its version; null if it has none
 * @param placeholder a data URI to show before the poster arrives; null if it has none
 */
public record Video(
    long id,
    String title,
    String url,
    String contentType,
    long size,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Long durationMillis,
    @Nullable String poster,
    @Nullable String placeholder) {

  static Video of(long id, String title, String path, MediaInfo info) {
    return new Video(
        id,
        title,
        path + "?v=" + CachePolicy.versionOf(info),
        info.contentType(),
        info.size(),
        info.dimensions().map(Dimensions::width).orElse(null),
        info.dimensions().map(Dimensions::height).orElse(null),
        info.duration().map(Duration::toMillis).orElse(null),
        Optional.ofNullable(info.renditions().get(VideoPosters.POSTER))
            .map(poster -> path + "?size=poster&v=" + CachePolicy.versionOf(poster))
            .orElse(null),
        info.placeholder().orElse(null));
  }
}

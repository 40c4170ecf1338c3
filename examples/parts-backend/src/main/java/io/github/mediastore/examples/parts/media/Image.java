package io.github.mediastore.examples.parts.media;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.http.CachePolicy;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A stored picture, as pages need it.
 *
 * @param id names the picture for as long as it exists
 * @param index its place among those of its owner, counted from 0
 * @param url where it is, with its version: it may be kept for good
 * @param permalink where it is for as long as it exists, whichever place it has then
 * @param width in pixels
 * @param height in pixels
 * @param placeholder a data URI to show before the picture arrives; null if it is transparent
 * @param size in bytes
 * @param alt what it shows, in words; null if nobody has written that
 * @param caption what is read below it; null if nobody has written that
 * @param thumbnails smaller ones of the shape that a gallery has, the smallest first; may be none
 */
public record Image(
    String id,
    int index,
    String url,
    String permalink,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable String placeholder,
    long size,
    @Nullable String alt,
    @Nullable String caption,
    List<Thumbnail> thumbnails) {

  /** The attribute of a medium that is its caption. */
  public static final String CAPTION = "caption";

  /** Describes the one picture of a row. */
  public static Image of(MediaInfo info, String path) {
    return at(info, 0, path + "?", path, List.of());
  }

  /** Describes one of several pictures of a row, with its thumbnails. */
  public static Image ofSeveral(
      MediaInfo info, int index, String path, List<MediaInfo> thumbnails) {
    String pathOfThumbnails = "/images/thumbnails/" + info.id().value();
    return at(
        info,
        index,
        path + "?index=" + index + "&",
        path + "/" + info.id().value(),
        IntStream.range(0, thumbnails.size())
            .mapToObj(i -> Thumbnail.of(thumbnails.get(i), i, pathOfThumbnails))
            .toList());
  }

  private static Image at(
      MediaInfo info, int index, String url, String permalink, List<Thumbnail> thumbnails) {
    return new Image(
        info.id().value(),
        index,
        url + "v=" + CachePolicy.versionOf(info),
        permalink,
        info.dimensions().map(Dimensions::width).orElse(null),
        info.dimensions().map(Dimensions::height).orElse(null),
        info.placeholder().orElse(null),
        info.size(),
        info.attributes().get(MediaAttributes.ALT),
        info.attributes().get(CAPTION),
        thumbnails);
  }
}

package io.github.mediastore.http;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a {@code video} element (HTML Living Standard, section 4.8.8), so that a page
 * is laid out for good and shows something before any of the video arrives: {@code src}, {@code
 * poster} if the video has a rendition of that name, {@code width}, {@code height} and the same as
 * {@code aspect-ratio}, {@code preload}, {@code controls}, {@code playsinline}, {@code aria-label}
 * from what is stored as {@link MediaAttributes#ALT}, and the placeholder as a background. What the
 * store does not know is left out. Immutable.
 *
 * <pre>{@code
 * VideoAttributes video = VideoAttributes.of(info, "/videos/7");
 * out.append("<video ").append(video.toHtml()).append("></video>");
 * }</pre>
 *
 * <p>The path is that of the video itself, which has to serve the parameter {@code size}, too: give
 * it to {@link MediaResponse}. A Content-Security-Policy of the page has to allow {@code data:} as
 * {@code img-src} and inline styles as {@code style-src} for the placeholder to be seen.
 */
public final class VideoAttributes {

  private static final String POSTER = "poster";

  private static final Pattern URL = Pattern.compile("[^\\s\\p{Cntrl}]+");

  private final MediaInfo info;
  private final Function<MediaInfo, String> urls;
  private final @Nullable Preload preload;
  private final int width;

  private VideoAttributes(
      MediaInfo info, Function<MediaInfo, String> urls, @Nullable Preload preload, int width) {
    this.info = Objects.requireNonNull(info, "info");
    this.urls = urls;
    this.preload = preload;
    this.width = width;
  }

  /**
   * Describes a video that is served at one path, its poster by the parameter {@code size}, each by
   * its version in the parameter {@code v}: give them to {@link MediaResponse} and {@link
   * CachePolicy#immutableForVersion}.
   *
   * @param info the video
   * @param path the path or URL, which may have parameters already
   * @return the attributes
   * @throws IllegalArgumentException if the path is empty or has white space
   */
  public static VideoAttributes of(MediaInfo info, String path) {
    requireUrl(path);
    return of(info, served -> MediaUrl.of(path, served));
  }

  /**
   * Describes a video that is served at URLs of the host's own making.
   *
   * @param info the video
   * @param urls gives the URL of the video and of its poster, asked each time the attributes are;
   *     what it gives must not be empty or have white space
   * @return the attributes
   */
  public static VideoAttributes of(MediaInfo info, Function<MediaInfo, String> urls) {
    return new VideoAttributes(info, urls, null, 0);
  }

  /**
   * Sets what browsers fetch of the video before it is played. By default nothing if there is a
   * poster and the size is known, otherwise the metadata, from which they show the first frame.
   *
   * @param what how much they fetch
   * @return these attributes with that
   */
  public VideoAttributes preload(Preload what) {
    return new VideoAttributes(info, urls, Objects.requireNonNull(what, "what"), width);
  }

  /**
   * Sets how wide the page shows the video without any CSS; the height follows. By default it is as
   * wide as its frames. CSS of the page has its way: {@code max-width: 100%; height: auto} keeps
   * the shape.
   *
   * @param pixels the width in CSS pixels, at least 1
   * @return these attributes with that
   * @throws IllegalArgumentException if it is less
   */
  public VideoAttributes width(int pixels) {
    if (pixels < 1) {
      throw new IllegalArgumentException("No video is " + pixels + " pixels wide");
    }
    return new VideoAttributes(info, urls, preload, pixels);
  }

  /**
   * Returns the attributes by their names, their values not escaped: for templates that escape.
   * Those that are only there or not have an empty value.
   *
   * @throws IllegalArgumentException if the host made a URL that is empty or has white space
   */
  public Map<String, String> toMap() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("src", url(info));
    @Nullable MediaInfo poster = info.renditions().get(POSTER);
    if (poster != null) {
      attributes.put("poster", url(poster));
    }
    Optional<Dimensions> size = info.dimensions();
    size.map(this::shown)
        .ifPresent(
            shown -> {
              attributes.put("width", Integer.toString(shown.width()));
              attributes.put("height", Integer.toString(shown.height()));
            });
    boolean isComplete = poster != null && size.isPresent();
    Preload fetched = preload != null ? preload : isComplete ? Preload.NONE : Preload.METADATA;
    attributes.put("preload", fetched.name().toLowerCase(Locale.ROOT));
    attributes.put("controls", "");
    attributes.put("playsinline", "");
    @Nullable String label = info.attributes().get(MediaAttributes.ALT);
    if (label != null && !label.isBlank()) {
      attributes.put("aria-label", label);
    }
    style().ifPresent(style -> attributes.put("style", style));
    return Collections.unmodifiableMap(attributes);
  }

  /**
   * Returns the attributes as HTML, escaped, to stand between {@code <video } and {@code >}.
   *
   * @throws IllegalArgumentException as {@link #toMap}
   */
  public String toHtml() {
    return Html.of(toMap());
  }

  /**
   * Returns the {@code src} and the {@code type} of a {@code source} element, escaped, for a page
   * that offers a video in several formats.
   *
   * @throws IllegalArgumentException as {@link #toMap}
   */
  public String toSourceHtml() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("src", url(info));
    attributes.put("type", info.contentType());
    return Html.of(attributes);
  }

  /** Returns the same as {@link #toHtml}. */
  @Override
  public String toString() {
    return toHtml();
  }

  private Dimensions shown(Dimensions full) {
    if (width == 0) {
      return full;
    }
    long height = Math.round((double) width * full.height() / full.width());
    return new Dimensions(width, (int) Math.max(1, Math.min(Integer.MAX_VALUE, height)));
  }

  /** The shape by CSS holds even where a poster or the file itself has another one. */
  private Optional<String> style() {
    String shape =
        info.dimensions()
            .map(size -> "aspect-ratio:%d/%d".formatted(size.width(), size.height()))
            .orElse("");
    String background = info.placeholder().flatMap(Html::background).orElse("");
    String between = shape.isEmpty() || background.isEmpty() ? "" : ";";
    return Optional.of(shape + between + background).filter(style -> !style.isEmpty());
  }

  private String url(MediaInfo served) {
    return requireUrl(urls.apply(served));
  }

  private static String requireUrl(String url) {
    if (!URL.matcher(url).matches()) {
      throw new IllegalArgumentException("Not a URL: " + url);
    }
    return url;
  }

  /** What browsers fetch of a video before it is played (HTML, section 4.8.11.5). */
  public enum Preload {
    /** Nothing. */
    NONE,
    /** Its size and how long it plays, often the first frame. */
    METADATA,
    /** As much as the browser likes. */
    AUTO
  }
}

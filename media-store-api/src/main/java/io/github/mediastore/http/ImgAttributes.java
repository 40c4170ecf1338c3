package io.github.mediastore.http;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of an {@code img} element for a picture (HTML Living Standard, section 4.8.3), so
 * that a page can be laid out and shows something before the bytes arrive: {@code src}, {@code
 * srcset} and {@code sizes} if the picture has renditions of its shape, {@code width}, {@code
 * height}, {@code alt}, {@code loading}, {@code decoding}, and the placeholder as a background in
 * {@code style}. What the store does not know is left out. Immutable.
 *
 * <pre>{@code
 * ImgAttributes img = ImgAttributes.of(info, "Ada Lovelace", "/images/users/42/profile");
 * out.append("<img ").append(img.toHtml()).append(">");
 * }</pre>
 *
 * <p>A Content-Security-Policy of the page has to allow {@code data:} as {@code img-src} and inline
 * styles as {@code style-src} for the placeholder to be seen.
 */
public final class ImgAttributes {

  /** No white space, and no comma at an end. */
  private static final Pattern URL =
      Pattern.compile("[^\\s\\p{Cntrl},](?:[^\\s\\p{Cntrl}]*[^\\s\\p{Cntrl},])?");

  private final MediaInfo info;
  private final String alt;
  private final Function<MediaInfo, String> urls;
  private final boolean isLazy;
  private final @Nullable String sizes;

  private ImgAttributes(
      MediaInfo info,
      String alt,
      Function<MediaInfo, String> urls,
      boolean isLazy,
      @Nullable String sizes) {
    this.info = info;
    this.alt = Objects.requireNonNull(alt, "alt");
    this.urls = urls;
    this.isLazy = isLazy;
    this.sizes = sizes;
  }

  /**
   * Describes a picture that is served at one path, its renditions by the parameter {@code size},
   * each by its version in the parameter {@code v}: give them to {@link MediaResponse} and {@link
   * CachePolicy#immutableForVersion}.
   *
   * @param info the picture; or, for one fixed size, {@link MediaInfo#renditionOrFull} of it
   * @param alt the text alternative; empty if the picture is decorative
   * @param path the path or URL, which may have parameters already
   * @return the attributes
   * @throws IllegalArgumentException if the path has white space, or a comma at an end
   */
  public static ImgAttributes of(MediaInfo info, String alt, String path) {
    requireUrl(path);
    return of(info, alt, served -> MediaUrl.of(path, served));
  }

  /**
   * Describes a picture with the text alternative that is stored with it as {@link
   * MediaAttributes#ALT}; without one, as if it were decorative.
   *
   * @param info the picture; or, for one fixed size, {@link MediaInfo#renditionOrFull} of it
   * @param path the path or URL, which may have parameters already
   * @return the attributes
   * @throws IllegalArgumentException if the path has white space, or a comma at an end
   */
  public static ImgAttributes of(MediaInfo info, String path) {
    return of(info, altOf(info), path);
  }

  /**
   * Describes a picture that is served at URLs of the host's own making, with the text alternative
   * that is stored with it.
   *
   * @param info the picture; or, for one fixed size, {@link MediaInfo#renditionOrFull} of it
   * @param urls as for {@link #of(MediaInfo, String, Function)}
   * @return the attributes
   */
  public static ImgAttributes of(MediaInfo info, Function<MediaInfo, String> urls) {
    return of(info, altOf(info), urls);
  }

  /**
   * Describes a picture that is served at URLs of the host's own making.
   *
   * @param info the picture; or, for one fixed size, {@link MediaInfo#renditionOrFull} of it
   * @param alt the text alternative; empty if the picture is decorative
   * @param urls gives the URL of the picture and of each of its renditions, asked each time the
   *     attributes are; what it gives must have no white space, and no comma at an end
   * @return the attributes
   */
  public static ImgAttributes of(MediaInfo info, String alt, Function<MediaInfo, String> urls) {
    return new ImgAttributes(info, alt, urls, true, null);
  }

  /**
   * Loads the picture with the page, not when it is scrolled to: for what is seen first.
   *
   * @return these attributes with {@code loading="eager"}
   */
  public ImgAttributes eager() {
    return new ImgAttributes(info, alt, urls, false, sizes);
  }

  /**
   * Sets how wide the page shows the picture, so that browsers can choose among its renditions. By
   * default it is as wide as the window, or as the picture if that is narrower.
   *
   * <p>Without any CSS it is shown that wide. A width in {@code px}, {@code em} or {@code rem} at
   * the end becomes {@code width} and {@code height}, so that the space is kept before the picture
   * arrives; for any other, such as {@code 50vw}, {@code width} and {@code height} are left out,
   * and browsers take the width from {@code sizes}. CSS of the page has its way over either.
   *
   * @param sizes the {@code sizes} attribute, such as {@code (max-width: 600px) 100vw, 256px}
   * @return these attributes with that
   */
  public ImgAttributes sizes(String sizes) {
    return new ImgAttributes(info, alt, urls, isLazy, Objects.requireNonNull(sizes, "sizes"));
  }

  /**
   * Returns the attributes by their names, their values not escaped: for templates that escape.
   *
   * @throws IllegalArgumentException if the host made a URL with white space, or a comma at an end
   */
  public Map<String, String> toMap() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("src", url(info));
    info.dimensions().ifPresent(full -> addSizes(attributes, full));
    attributes.put("alt", alt);
    attributes.put("loading", isLazy ? "lazy" : "eager");
    attributes.put("decoding", "async");
    info.placeholder().flatMap(Html::background).ifPresent(style -> attributes.put("style", style));
    return Collections.unmodifiableMap(attributes);
  }

  /**
   * Returns the attributes as HTML, escaped, to stand between {@code <img } and {@code >}.
   *
   * @throws IllegalArgumentException as {@link #toMap}
   */
  public String toHtml() {
    return Html.of(toMap());
  }

  /** Returns the same as {@link #toHtml}. */
  @Override
  public String toString() {
    return toHtml();
  }

  private void addSizes(Map<String, String> attributes, Dimensions full) {
    Optional<Dimensions> shown = sizes == null ? Optional.of(full) : ShownSize.of(sizes, full);
    Map<Integer, String> candidates = new TreeMap<>();
    for (MediaInfo rendition : info.renditions().values()) {
      rendition
          .dimensions()
          .filter(size -> hasShapeOf(full, size))
          .ifPresent(size -> candidates.put(size.width(), url(rendition)));
    }
    candidates.put(full.width(), url(info));
    if (candidates.size() > 1 || shown.isEmpty()) {
      attributes.put(
          "srcset",
          candidates.entrySet().stream()
              .map(candidate -> candidate.getValue() + ' ' + candidate.getKey() + 'w')
              .collect(Collectors.joining(", ")));
      attributes.put(
          "sizes",
          sizes == null ? "(max-width: %1$dpx) 100vw, %1$dpx".formatted(full.width()) : sizes);
    }
    shown.ifPresent(
        size -> {
          attributes.put("width", Integer.toString(size.width()));
          attributes.put("height", Integer.toString(size.height()));
        });
  }

  /** Which of them is shown depends on the window, so all must show the same; to a pixel. */
  private static boolean hasShapeOf(Dimensions full, Dimensions size) {
    long difference = (long) size.width() * full.height() - (long) size.height() * full.width();
    return Math.abs(difference) <= full.longerSide();
  }

  private static String altOf(MediaInfo info) {
    return info.attributes().getOrDefault(MediaAttributes.ALT, "");
  }

  private String url(MediaInfo served) {
    return requireUrl(urls.apply(served));
  }

  /** A candidate of srcset ends at white space, and a comma at its end would count as the next. */
  private static String requireUrl(String url) {
    if (!URL.matcher(url).matches()) {
      throw new IllegalArgumentException("Not a URL that srcset can hold: " + url);
    }
    return url;
  }
}

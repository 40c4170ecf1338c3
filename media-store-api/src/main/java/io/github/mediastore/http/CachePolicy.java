package io.github.mediastore.http;

import io.github.mediastore.MediaInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long browsers and caches may keep a medium, and who may (RFC 9111, section 5.2.2), and
 * whether videos come from their object store. Immutable.
 *
 * <p>Whatever is chosen, an answer that carries no medium, such as 404, is never stored, and a full
 * picture in the place of a rendition that the store can still make ({@link
 * io.github.mediastore.MediaStore#isRenditionPending}) must be revalidated.
 */
public final class CachePolicy {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final Duration LONGEST_REDIRECT = Duration.ofDays(7);
  private static final int VERSION_LENGTH = 32;
  private static final Pattern FIELD_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private final boolean isPublic;
  private final Duration maxAge;
  private final @Nullable String version;
  private final List<String> varyingFields;
  private final @Nullable Duration redirect;

  private CachePolicy(
      boolean isPublic,
      Duration maxAge,
      @Nullable String version,
      List<String> varyingFields,
      @Nullable Duration redirect) {
    this.isPublic = isPublic;
    this.maxAge = maxAge;
    this.version = version;
    this.varyingFields = varyingFields;
    this.redirect = redirect;
  }

  /**
   * The browser keeps the medium and asks each time whether it is still current, which costs a 304
   * without bytes; a replaced picture shows at once. The right choice for a plain URL.
   *
   * @return {@code private, no-cache}
   */
  public static CachePolicy revalidate() {
    return new CachePolicy(false, Duration.ZERO, null, List.of(), null);
  }

  /**
   * The user's browser shows the medium without asking for a while, even if it was replaced.
   *
   * @param duration for how long, 1 second to 365 days; 1 to 24 hours is usual
   * @return {@code private, max-age=…}
   * @throws IllegalArgumentException if the duration is shorter or longer
   */
  public static CachePolicy privateFor(Duration duration) {
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "A medium is cached for 1 second to 365 days, not for " + duration);
    }
    return new CachePolicy(false, duration, null, List.of(), null);
  }

  /**
   * Browsers and caches shared by users, such as a CDN, show the medium without asking for a while,
   * even if it was replaced or the user may no longer see it.
   *
   * @param duration for how long, 1 second to 365 days; 1 to 24 hours is usual
   * @return {@code public, max-age=…}
   * @throws IllegalArgumentException if the duration is shorter or longer
   */
  public static CachePolicy publicFor(Duration duration) {
    return privateFor(duration).asPublic();
  }

  /**
   * Returns the version of a medium or of a rendition, to be put in its URL: whoever has the URL
   * then has the right picture for good.
   *
   * @param info the medium, or {@link MediaInfo#renditionOrFull} of it
   * @return 32 lower-case hexadecimal digits, the first half of its SHA-256
   */
  public static String versionOf(MediaInfo info) {
    return info.sha256().hex().substring(0, VERSION_LENGTH);
  }

  /**
   * Lets caches that users share keep the medium too. Only for what everyone may see.
   *
   * @return this policy with {@code public} for {@code private}
   */
  public CachePolicy asPublic() {
    return new CachePolicy(true, maxAge, version, varyingFields, redirect);
  }

  /**
   * Lets a medium be kept for a year without asking (RFC 8246) if it is the version that the URL
   * names. If it is another one, because the URL is old or this server does not see the new picture
   * yet, the answer must be revalidated; if the URL names none, this policy stands.
   *
   * <pre>{@code CachePolicy.revalidate().immutableForVersion(request.getParameter("v"))}</pre>
   *
   * @param requested the version in the URL, from {@link #versionOf}, or null if it has none
   * @return the policy for that URL
   */
  public CachePolicy immutableForVersion(@Nullable String requested) {
    return new CachePolicy(isPublic, maxAge, requested, varyingFields, redirect);
  }

  /**
   * Names the request's header fields that the host chose the medium by, such as {@code Accept}
   * (RFC 9110, section 12.5.5). The medium itself does not depend on the request's headers, so by
   * default there is no {@code Vary}.
   *
   * @param fieldNames the names of the fields
   * @return this policy with exactly these fields
   * @throws IllegalArgumentException if a name is not one a header field can have
   */
  public CachePolicy varyBy(String... fieldNames) {
    for (String name : fieldNames) {
      if (!FIELD_NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("Not the name of a header field: " + name);
      }
    }
    return new CachePolicy(
        isPublic,
        maxAge,
        version,
        Arrays.stream(fieldNames).map(Objects::requireNonNull).toList(),
        redirect);
  }

  /**
   * Lets videos and sound that are kept in an object store be read from there: the answer to GET is
   * a 307 (RFC 9110, section 15.4.8), never stored, with an address that anybody who has it can
   * read until it expires. Who may see the medium, 304, 404, 412, 416 and HEAD are still answered
   * by the application. So are pictures, whatever a browser could execute, media in the database,
   * and conditions that an object store would judge by a tag or date of its own.
   *
   * <p>Chrome goes on reading from the first address while a page is open, so it should be good for
   * as long as somebody watches.
   *
   * @param valid how long an address is good for, 1 second to 7 days
   * @return this policy with redirects
   * @throws IllegalArgumentException if the duration is shorter or longer
   */
  public CachePolicy redirectingVideos(Duration valid) {
    if (valid.compareTo(SHORTEST) < 0 || valid.compareTo(LONGEST_REDIRECT) > 0) {
      throw new IllegalArgumentException(
          "An address is good for 1 second to 7 days, not for " + valid);
    }
    return new CachePolicy(isPublic, maxAge, version, varyingFields, valid);
  }

  Optional<Duration> redirect() {
    return Optional.ofNullable(redirect);
  }

  /** Returns whether the URL names another version, of which a replica may not know yet. */
  boolean namesAnother(MediaInfo found) {
    return version != null && !version.equals(versionOf(found));
  }

  /** Returns this policy for what is sent now, but not for the same URL later. */
  CachePolicy ofStandIn() {
    return new CachePolicy(isPublic, Duration.ZERO, null, varyingFields, redirect);
  }

  String cacheControl(MediaInfo served) {
    return (isPublic ? "public, " : "private, ") + freshness(served);
  }

  String vary() {
    return String.join(", ", varyingFields);
  }

  private String freshness(MediaInfo served) {
    if (version != null) {
      return version.equals(versionOf(served))
          ? "max-age=" + LONGEST.toSeconds() + ", immutable"
          : "no-cache";
    }
    return maxAge.isZero() ? "no-cache" : "max-age=" + maxAge.toSeconds();
  }
}

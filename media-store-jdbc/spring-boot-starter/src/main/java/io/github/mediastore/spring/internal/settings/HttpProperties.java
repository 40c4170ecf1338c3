package io.github.mediastore.spring.internal.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of serving.
 *
 * @param cache Who may keep a medium, unless the controller says it
 * @param maxAge How long it is shown without asking; by default caches ask each time
 * @param redirectVideos How long an address is good for at which videos are read from their object
 *     store; by default the application sends them
 * @param problemDetails Whether failures are answered with problem details (RFC 9457)
 * @param endpoint The ready endpoint
 */
@ConfigurationProperties("media-store.http")
public record HttpProperties(
    @DefaultValue("private") Cache cache,
    @Nullable Duration maxAge,
    @Nullable Duration redirectVideos,
    @DefaultValue("true") boolean problemDetails,
    @DefaultValue Endpoint endpoint) {

  /** Who may keep a medium. */
  public enum Cache {
    /** The browser of the user who asked. */
    PRIVATE,
    /** Any cache, such as a CDN. */
    PUBLIC
  }

  /**
   * The ready endpoint, which needs a bean of type MediaAccess.
   *
   * @param enabled Whether media can be read by their id and by their slot
   * @param path What its URLs begin with
   */
  public record Endpoint(
      @DefaultValue("false") boolean enabled, @DefaultValue("/media") String path) {}
}

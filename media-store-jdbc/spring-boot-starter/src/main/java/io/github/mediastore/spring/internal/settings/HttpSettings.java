package io.github.mediastore.spring.internal.settings;

import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.spring.internal.settings.HttpProperties.Cache;
import java.time.Duration;

/** Makes what the library needs for serving of the properties. */
public final class HttpSettings {

  private HttpSettings() {}

  /**
   * Returns how long answers may be kept, and whether videos come from their object store.
   *
   * @throws SettingsException if a property cannot be as it is
   */
  public static CachePolicy cachePolicy(HttpProperties properties) {
    Duration maxAge = properties.maxAge();
    CachePolicy policy =
        maxAge == null
            ? CachePolicy.revalidate()
            : Setting.made("media-store.http.max-age", maxAge, CachePolicy::privateFor);
    Duration valid = properties.redirectVideos();
    CachePolicy redirecting =
        valid == null
            ? policy
            : Setting.made("media-store.http.redirect-videos", valid, policy::redirectingVideos);
    return properties.cache() == Cache.PUBLIC ? redirecting.asPublic() : redirecting;
  }
}

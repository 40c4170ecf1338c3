package io.github.mediastore.spring.internal.settings;

import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.spring.internal.settings.HttpProperties.Cache;
import java.time.Duration;

/** Makes what the library needs for serving of the properties. */
public final class HttpSettings {

  private HttpSettings() {}

  /**
   * Returns how long answers may be kept.
   *
   * @throws SettingsException if a property cannot be as it is
   */
  public static CachePolicy cachePolicy(HttpProperties properties) {
    Duration maxAge = properties.maxAge();
    CachePolicy policy =
        maxAge == null
            ? CachePolicy.revalidate()
            : Setting.made("media-store.http.max-age", maxAge, CachePolicy::privateFor);
    return properties.cache() == Cache.PUBLIC ? policy.asPublic() : policy;
  }
}

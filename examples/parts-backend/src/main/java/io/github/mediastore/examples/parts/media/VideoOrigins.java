package io.github.mediastore.examples.parts.media;

import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.objects.PresignedUpload;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * From where browsers read videos and to where they send them, as the Content-Security-Policy of
 * the page has to know.
 *
 * @param sources as the policy writes them
 */
public record VideoOrigins(String sources) {

  static VideoOrigins of(@Nullable ObjectStore objects) {
    String origin =
        objects == null
            ? ""
            : objects
                .presignUpload("origin", "video/mp4", 1, Duration.ofSeconds(1))
                .map(PresignedUpload::address)
                .map(address -> " " + origin(address))
                .orElse("");
    return new VideoOrigins("'self'" + origin);
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}

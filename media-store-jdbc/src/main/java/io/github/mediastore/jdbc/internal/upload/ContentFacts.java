package io.github.mediastore.jdbc.internal.upload;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.syntax.MediaDuration;
import io.github.mediastore.internal.syntax.MediaType;
import io.github.mediastore.internal.syntax.SettingsFingerprint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What content says of its own bytes.
 *
 * @param contentType its media type
 * @param dimensions those of a picture or video; null if nobody knows them
 * @param duration how long it plays, in whole milliseconds; null if nobody knows
 * @param settings the fingerprint of the settings that made the bytes; null if nobody knows
 */
public record ContentFacts(
    String contentType,
    @Nullable Dimensions dimensions,
    @Nullable Duration duration,
    @Nullable String settings) {

  /**
   * Asks content once and for all.
   *
   * @throws IllegalArgumentException if what it says is malformed
   */
  public static ContentFacts of(MediaContent content) {
    return new ContentFacts(
        MediaType.require(content.contentType()),
        content.dimensions().orElse(null),
        MediaDuration.require(content.duration().orElse(null)),
        content.settingsFingerprint().map(SettingsFingerprint::require).orElse(null));
  }

  /**
   * Says it of a stored medium or rendition.
   *
   * @param info what to say it to
   * @param size the number of the bytes
   * @param sha256 their digest
   */
  public void describe(MediaInfo.Builder info, long size, Sha256 sha256) {
    info.content(contentType, size, sha256)
        .dimensions(dimensions)
        .duration(duration)
        .settingsFingerprint(settings);
  }
}

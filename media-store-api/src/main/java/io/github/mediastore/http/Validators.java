package io.github.mediastore.http;

import io.github.mediastore.MediaInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What tells one version of a medium from another (RFC 9110, section 8.8).
 *
 * @param entityTag the strong entity tag
 * @param lastModified when the medium was stored, in whole seconds, if the store knows
 * @param isDateStrong whether one date can only ever mean one version (section 8.8.2.2)
 */
record Validators(EntityTag entityTag, Optional<Instant> lastModified, boolean isDateStrong) {

  /**
   * Takes the validators of a medium.
   *
   * @param info the medium
   * @param isDateStrong whether one date can only ever mean one version
   * @param now the time of the answer; no Last-Modified may be later (section 8.8.2.1)
   */
  static Validators of(MediaInfo info, boolean isDateStrong, Instant now) {
    return new Validators(
        EntityTag.of(info.sha256()),
        info.storedAt()
            .map(stored -> stored.isAfter(now) ? now : stored)
            .map(stored -> stored.truncatedTo(ChronoUnit.SECONDS)),
        isDateStrong);
  }
}

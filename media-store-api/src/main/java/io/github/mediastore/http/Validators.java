package io.github.mediastore.http;

import io.github.mediastore.MediaInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What tells one version of a medium from another (RFC 9110, section 8.8).
 *
 * @param entityTag the strong entity tag
 * @param lastModified when the medium was stored, in whole seconds; empty if the store does not
 *     know, or if one date might mean two versions
 */
record Validators(EntityTag entityTag, Optional<Instant> lastModified) {

  /**
   * Takes the validators of a medium.
   *
   * <p>The date is left out where a URL names a place and not a medium. What stands there may have
   * been stored before what stood there last, if media were reordered or removed, or within the
   * same second: by dates alone, a cache would be told for good that the old picture is current.
   * Such a resource has no consistent date (section 8.8.2.1), and without one conditions on dates
   * are ignored (sections 13.1.3 and 13.1.4). Entity tags have no such gaps.
   *
   * @param info the medium
   * @param isImmutable whether what is asked for has the same bytes always, which makes the date a
   *     strong validator (section 8.8.2.2)
   * @param now the time of the answer; no Last-Modified may be later (section 8.8.2.1)
   */
  static Validators of(MediaInfo info, boolean isImmutable, Instant now) {
    return new Validators(
        EntityTag.of(info.sha256()),
        info.storedAt()
            .filter(stored -> isImmutable)
            .map(stored -> stored.isAfter(now) ? now : stored)
            .map(stored -> stored.truncatedTo(ChronoUnit.SECONDS)));
  }
}

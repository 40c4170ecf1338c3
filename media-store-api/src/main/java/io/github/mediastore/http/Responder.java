package io.github.mediastore.http;

import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediumGoneException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers one request: looks at a medium's facts as long as they suffice, and at its bytes when
 * they have to be sent.
 */
final class Responder {

  /** How often a slot may change under one request before that is taken for a fault. */
  private static final int MOST_ATTEMPTS = 5;

  private Lookup lookup;
  private final MediaRequest request;
  private final CachePolicy cachePolicy;
  private final Instant now;

  Responder(Lookup lookup, MediaRequest request, CachePolicy cachePolicy, Clock clock) {
    this.lookup = lookup;
    this.request = request;
    this.cachePolicy = cachePolicy;
    this.now = clock.instant();
  }

  Answer respond() {
    if (!request.isGet() && !request.isHead()) {
      return Answer.withoutMedium(Status.METHOD_NOT_ALLOWED);
    }
    if (factsMaySuffice()) {
      Optional<MediaInfo> info = lookup.info();
      if (isBehind(info)) {
        info = lookup.info();
      }
      if (info.isEmpty()) {
        return Answer.withoutMedium(Status.NOT_FOUND);
      }
      Decision decision = decide(info.get());
      // Who has the full picture in the place of a rendition shall get that, and not a 304.
      boolean isToBeMade = request.isGet() && lookup.isStandIn(info.get());
      if (!sendsBytes(decision) && !isToBeMade) {
        return answer(decision, info.get(), Optional.empty());
      }
    }
    return respondWithBytes();
  }

  /**
   * Looks up the medium with its bytes and decides by what is found, which may be another version
   * than the one whose facts were seen before.
   */
  private Answer respondWithBytes() {
    for (int attempt = 1; ; attempt++) {
      Optional<Media> found = lookup.find();
      if (isBehind(found.map(Media::info))) {
        found = lookup.find();
      }
      if (found.isEmpty()) {
        return Answer.withoutMedium(Status.NOT_FOUND);
      }
      Media media = found.get();
      Decision decision = decide(media.info());
      if (!sendsBytes(decision)) {
        return answer(decision, media.info(), Optional.empty());
      }
      Optional<Answer> elsewhere =
          Redirect.of(request, media, cachePolicy).flatMap(Redirect::answer);
      if (elsewhere.isPresent()) {
        return elsewhere.get();
      }
      try {
        return answer(
            decision, media.info(), decision.range().map(range -> Body.open(media, range)));
      } catch (MediumGoneException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * Returns whether the store may be behind what the URL names, and goes on to where nothing is.
   */
  private boolean isBehind(Optional<MediaInfo> found) {
    Optional<Lookup> primary =
        found.filter(cachePolicy::namesAnother).flatMap(i -> lookup.onPrimary());
    lookup = primary.orElse(lookup);
    return primary.isPresent();
  }

  /**
   * A GET without conditions sends what is there, or the range of it; only one beyond its end is
   * refused, which is too rare to look twice for every range.
   */
  private boolean factsMaySuffice() {
    return request.isHead()
        || Stream.of(
                Preconditions.IF_MATCH,
                Preconditions.IF_UNMODIFIED_SINCE,
                Preconditions.IF_NONE_MATCH,
                Preconditions.IF_MODIFIED_SINCE)
            .anyMatch(request::has);
  }

  private boolean sendsBytes(Decision decision) {
    return request.isGet() && decision.range().isPresent();
  }

  private Decision decide(MediaInfo info) {
    return Decision.of(request, new Preconditions(request, validators(info), now), info.size());
  }

  private Answer answer(Decision decision, MediaInfo info, Optional<Body> body) {
    CachePolicy policy = lookup.isStandIn(info) ? cachePolicy.ofStandIn() : cachePolicy;
    Map<String, String> fields = HeaderFields.of(decision, info, validators(info), policy);
    return Answer.of(
        info,
        decision.status(),
        fields,
        disposition -> HeaderFields.with(fields, disposition),
        body.orElse(null));
  }

  private Validators validators(MediaInfo info) {
    return Validators.of(info, lookup.isImmutable(), now);
  }
}

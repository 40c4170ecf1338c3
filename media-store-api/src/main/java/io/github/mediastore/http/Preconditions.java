package io.github.mediastore.http;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Evaluates the preconditions of a GET or HEAD request in their order (RFC 9110, section 13.2). */
final class Preconditions {

  static final String IF_MATCH = "If-Match";
  static final String IF_NONE_MATCH = "If-None-Match";
  static final String IF_MODIFIED_SINCE = "If-Modified-Since";
  static final String IF_UNMODIFIED_SINCE = "If-Unmodified-Since";
  static final String IF_RANGE = "If-Range";

  private static final String ANY = "*";

  private final MediaRequest request;
  private final Validators current;
  private final Instant now;

  /**
   * Takes what to compare.
   *
   * @param request the request
   * @param current the validators of what would be sent
   * @param now the time of the request
   */
  Preconditions(MediaRequest request, Validators current, Instant now) {
    this.request = request;
    this.current = current;
    this.now = now;
  }

  /** Returns 200, 304 or 412 (RFC 9110, section 13.2.2, steps 1 to 4). */
  Status evaluate() {
    Optional<String> ifMatch = request.header(IF_MATCH);
    boolean isExpected =
        ifMatch.isPresent()
            ? lists(ifMatch.get(), current.entityTag()::matchesStrongly)
            : !isModifiedSince(IF_UNMODIFIED_SINCE).orElse(false);
    if (!isExpected) {
      return Status.PRECONDITION_FAILED;
    }
    Optional<String> ifNoneMatch = request.header(IF_NONE_MATCH);
    boolean isNew =
        ifNoneMatch.isPresent()
            ? !lists(ifNoneMatch.get(), current.entityTag()::matchesWeakly)
            : isModifiedSince(IF_MODIFIED_SINCE).orElse(true);
    return isNew ? Status.OK : Status.NOT_MODIFIED;
  }

  /** Returns whether If-Range lets a range be sent (RFC 9110, section 13.1.5). */
  boolean allowRange() {
    Optional<String> ifRange = request.header(IF_RANGE);
    if (ifRange.isEmpty()) {
      return true;
    }
    Optional<EntityTag> tag = EntityTag.parse(ifRange.get());
    if (tag.isPresent()) {
      return current.entityTag().matchesStrongly(tag.get());
    }
    return current.lastModified().isPresent()
        && current.lastModified().equals(HttpDate.parse(ifRange.get(), now));
  }

  /**
   * Returns whether a field names the current version. A value that is neither {@code *} nor a list
   * of tags names none: it makes If-Match false and If-None-Match true (sections 13.1.1, 13.1.2).
   */
  private static boolean lists(String value, Predicate<EntityTag> isCurrent) {
    return value.equals(ANY)
        || EntityTag.parseList(value).stream().anyMatch(tags -> tags.stream().anyMatch(isCurrent));
  }

  /**
   * Compares the medium's date with a field's. Empty if the field is missing or not one date, or if
   * the medium has no date: then the field is ignored (sections 13.1.3, 13.1.4).
   */
  private Optional<Boolean> isModifiedSince(String field) {
    return request
        .header(field)
        .flatMap(value -> HttpDate.parse(value, now))
        .flatMap(date -> current.lastModified().map(modified -> modified.isAfter(date)));
  }
}

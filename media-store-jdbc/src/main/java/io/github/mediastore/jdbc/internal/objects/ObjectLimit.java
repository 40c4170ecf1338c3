package io.github.mediastore.jdbc.internal.objects;

import java.util.function.Predicate;

/**
 * Which content becomes an object.
 *
 * @param largerThan content with more bytes does
 * @param always content of these media types does, unless it is empty
 */
public record ObjectLimit(long largerThan, Predicate<? super String> always) {

  /** Returns the most bytes that content of a media type may have to stay in the tables. */
  public long mostInTables(String contentType) {
    return always.test(contentType) ? 0 : largerThan;
  }
}

package io.github.mediastore.jdbc.internal.objects.installation;

import org.jspecify.annotations.Nullable;

/**
 * The row that says which installation this is; it is copied with the tables, and a marker in the
 * object store is not.
 *
 * @param name what the host calls the installation; null if it does not
 * @param database where the claim was made
 * @param adoption changes only when somebody adopts
 * @param generation number of the newest marker; 0 before the first
 * @param token what that marker says; empty until the first marker of an adoption is there
 * @param nextToken what the next marker will say, noted before it is written; null if none is
 */
record Claim(
    @Nullable String name,
    DatabaseIdentity database,
    String adoption,
    long generation,
    String token,
    @Nullable String nextToken) {

  /** Returns whether its first marker is still to be written. */
  boolean isBegun() {
    return token.isEmpty();
  }
}

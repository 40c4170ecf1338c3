package io.github.mediastore.jdbc.internal.objects.installation;

/**
 * What a database says of itself that a copy of it says differently. What the role may not ask is
 * empty.
 *
 * @param systemIdentifier of the server's data directory; one made by {@code initdb} has another,
 *     one that was copied has not
 * @param databaseOid of the database in it
 * @param tableOid of the table that identifies the store; restored or copied tables have another
 * @param timeline of the server's log, which grows when a standby is promoted or an archive is
 *     replayed to a point in time
 */
record DatabaseIdentity(String systemIdentifier, long databaseOid, long tableOid, int timeline) {

  boolean isServerKnown() {
    return !systemIdentifier.isEmpty();
  }

  /** Compares what both know. */
  boolean isSameDatabase(DatabaseIdentity other) {
    return (systemIdentifier.equals(other.systemIdentifier)
            || !isServerKnown()
            || !other.isServerKnown())
        && databaseOid == other.databaseOid
        && tableOid == other.tableOid;
  }
}

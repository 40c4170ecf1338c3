package io.github.mediastore.jdbc.internal.objects.installation;

/**
 * How a database stands to its objects, and what it said when that was found.
 *
 * @param standing how
 * @param recorded what the database said
 */
record Verdict(Standing standing, Recorded recorded) {}

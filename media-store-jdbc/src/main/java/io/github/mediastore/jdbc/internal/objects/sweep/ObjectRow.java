package io.github.mediastore.jdbc.internal.objects.sweep;

import java.time.Instant;

/**
 * An object as the tables know it. All times are by the clock of the database.
 *
 * @param key where it is
 * @param createdAt when it was noted, before it was sent
 * @param isLive whether rows may refer to it
 * @param isReferenced whether a row refers to it
 * @param isNoted whether it was seen without a reference
 * @param isDue whether that was longer ago than the grace
 * @param isYoung whether it may still be on its way to its first reference
 */
public record ObjectRow(
    String key,
    Instant createdAt,
    boolean isLive,
    boolean isReferenced,
    boolean isNoted,
    boolean isDue,
    boolean isYoung) {}

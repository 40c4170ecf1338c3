package io.github.mediastore;

/**
 * What one call of {@link MediaUpkeep#removeOlderThan} did.
 *
 * @param count how many media it looked at; 0 if there are no more
 * @param removed how many of them it removed
 * @param last where it ended, to be passed to the next call
 */
public record RemovedBatch(int count, int removed, String last) {}

package io.github.mediastore.bench.settings.measure;

/**
 * What a setting is chosen for.
 *
 * @param uploads how many uploads the growth is projected for
 * @param minSsim the similarity that 95 of 100 pictures must have at least
 */
public record Goal(long uploads, double minSsim) {}

package io.github.mediastore.bench.settings.measure;

/**
 * An upload that the compressor did not take.
 *
 * @param name what the report calls it
 * @param reason why, in words
 */
public record Refusal(String name, String reason) {}

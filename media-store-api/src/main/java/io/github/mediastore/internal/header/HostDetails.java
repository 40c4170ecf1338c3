package io.github.mediastore.internal.header;

/**
 * What is known of a file that only a reader of the host's understands.
 *
 * @param formatName the name people know the format by
 * @param reader which of the host's readers understands it, counted from 0
 */
public record HostDetails(String formatName, int reader) implements FormatDetails {}

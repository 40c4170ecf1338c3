package io.github.mediastore.internal.header;

/**
 * What is known of a file that only a reader of the host's understands.
 *
 * @param formatName the name people know the format by
 * @param reader which of the host's readers understands it, counted from 0
 * @param bytes how many the pixels take that it will give
 */
public record HostDetails(String formatName, int reader, long bytes) implements FormatDetails {}

package io.github.mediastore.jdbc.internal.tables;

/**
 * The bytes of a medium in one form, which never change while they exist.
 *
 * @param id the key of its row
 * @param size the number of bytes
 * @param chunkSize the number of bytes in each chunk but the last
 */
public record Representation(long id, long size, int chunkSize) {}

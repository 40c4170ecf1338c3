package io.github.mediastore.jdbc.internal.objects;

import io.github.mediastore.Sha256;

/**
 * An object that was sent and has no row yet.
 *
 * @param key where it is
 * @param size the number of its bytes
 * @param sha256 their digest
 */
public record NewObject(String key, long size, Sha256 sha256) {}

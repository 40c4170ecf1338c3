package io.github.mediastore.objects;

import java.time.Instant;

/**
 * What an object store knows of an object.
 *
 * @param key where it is
 * @param size the number of its bytes
 * @param etag changes with its bytes; as the object store writes it, without quotation marks
 * @param storedAt when it was stored, by the object store's clock
 */
public record StoredObject(String key, long size, String etag, Instant storedAt) {}

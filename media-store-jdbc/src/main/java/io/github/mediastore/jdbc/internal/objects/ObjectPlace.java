package io.github.mediastore.jdbc.internal.objects;

import java.util.function.BooleanSupplier;

/**
 * Where the bytes of a medium are.
 *
 * @param key the key of the object
 * @param medium names the medium in messages
 * @param isReferred asks whether the medium still has these bytes
 */
public record ObjectPlace(String key, Object medium, BooleanSupplier isReferred) {}

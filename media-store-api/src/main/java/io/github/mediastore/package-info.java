/**
 * The core API for storing and serving media: slots, content, the store, and its exceptions.
 *
 * <p>Pictures become content through {@link io.github.mediastore.image.ImageCompressor}; media
 * become HTTP answers through {@link io.github.mediastore.http.MediaResponse}.
 */
@NullMarked
package io.github.mediastore;

import org.jspecify.annotations.NullMarked;

/**
 * What everyone who stores or serves media sees: the slot media hang on, the content that goes in,
 * the store, and what can go wrong.
 *
 * <p>Pictures become content through {@link io.github.mediastore.image.ImageCompressor}; media
 * become HTTP answers through {@link io.github.mediastore.http.MediaResponse}.
 */
@NullMarked
package io.github.mediastore;

import org.jspecify.annotations.NullMarked;

/**
 * Renditions for media that are stored already: {@link
 * io.github.mediastore.jdbc.renditions.RenditionJob} makes those that are missing or were made by
 * other settings.
 */
@NullMarked
package io.github.mediastore.jdbc.renditions;

import org.jspecify.annotations.NullMarked;

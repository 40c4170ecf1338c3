/**
 * Renditions of stored media, made when they are asked for first: {@link
 * io.github.mediastore.renditions.OnDemandMediaStore}.
 */
@NullMarked
package io.github.mediastore.renditions;

import org.jspecify.annotations.NullMarked;

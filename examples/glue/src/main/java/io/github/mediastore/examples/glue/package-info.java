/**
 * The lines between a web framework and a {@link io.github.mediastore.http.MediaResponse}, a class
 * for each framework.
 */
@NullMarked
package io.github.mediastore.examples.glue;

import org.jspecify.annotations.NullMarked;

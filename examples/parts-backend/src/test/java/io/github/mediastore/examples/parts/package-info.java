/** The application over real HTTP, on a real PostgreSQL, with real pictures. */
@NullMarked
package io.github.mediastore.examples.parts;

import org.jspecify.annotations.NullMarked;

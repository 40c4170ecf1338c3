/** An application on WebFlux. */
@NullMarked
package io.github.mediastore.spring.reactive;

import org.jspecify.annotations.NullMarked;

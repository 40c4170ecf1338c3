/** Spring WebFlux: the same as for Spring MVC, off the threads that must not block. */
@NullMarked
package io.github.mediastore.spring.internal.webflux;

import org.jspecify.annotations.NullMarked;

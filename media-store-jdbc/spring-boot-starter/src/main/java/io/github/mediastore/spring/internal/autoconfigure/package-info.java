/** Which beans there are, when, and in which order after Spring Boot's own. */
@NullMarked
package io.github.mediastore.spring.internal.autoconfigure;

import org.jspecify.annotations.NullMarked;

/** The least that an application on Spring Boot needs. */
@NullMarked
package io.github.mediastore.examples.spring;

import org.jspecify.annotations.NullMarked;

/**
 * The store in a Spring Boot application: what a controller returns, which slots an entity has, and
 * who may read. Everything else is configured by {@code media-store.*} properties and beans.
 */
@NullMarked
package io.github.mediastore.spring;

import org.jspecify.annotations.NullMarked;

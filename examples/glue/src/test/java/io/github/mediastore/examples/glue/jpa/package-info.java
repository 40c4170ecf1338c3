/** What JPA does to columns that a store writes too. */
@NullMarked
package io.github.mediastore.examples.glue.jpa;

import org.jspecify.annotations.NullMarked;

/** Photos in Micronaut: beans, its transactions, a controller, an exception handler. */
@NullMarked
package io.github.mediastore.examples.glue.micronaut;

import org.jspecify.annotations.NullMarked;

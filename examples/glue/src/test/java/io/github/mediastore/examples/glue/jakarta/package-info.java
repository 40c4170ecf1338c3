/** Photos in Jakarta EE or Quarkus: beans, a resource, an exception mapper, a transaction. */
@NullMarked
package io.github.mediastore.examples.glue.jakarta;

import org.jspecify.annotations.NullMarked;

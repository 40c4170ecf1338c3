/** Pages of the documentation, whose blocks of code are proved here. */
@NullMarked
package io.github.mediastore.examples.glue.docs;

import org.jspecify.annotations.NullMarked;

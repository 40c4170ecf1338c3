/** Resumable uploads by a client from npm, over connections that break. */
@NullMarked
package io.github.mediastore.examples.glue.tus;

import org.jspecify.annotations.NullMarked;

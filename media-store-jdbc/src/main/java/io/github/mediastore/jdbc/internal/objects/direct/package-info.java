/**
 * Uploads that a client sends to the object store itself: who may finish one, once, and what is
 * read of it then.
 */
@NullMarked
package io.github.mediastore.jdbc.internal.objects.direct;

import org.jspecify.annotations.NullMarked;

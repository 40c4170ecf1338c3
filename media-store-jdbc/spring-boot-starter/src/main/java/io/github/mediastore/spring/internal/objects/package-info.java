/** The object store that properties describe, and the sweep of it on a schedule. */
@NullMarked
package io.github.mediastore.spring.internal.objects;

import org.jspecify.annotations.NullMarked;

/** {@code media-store objects}: the sweep of objects, and which installation they belong to. */
@NullMarked
package io.github.mediastore.examples.cli.objects;

import org.jspecify.annotations.NullMarked;

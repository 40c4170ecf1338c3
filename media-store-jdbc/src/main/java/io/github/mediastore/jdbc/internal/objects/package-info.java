/**
 * Bytes of media as objects of an object store: which content becomes one, how it gets there before
 * its row is written, and how it is read.
 */
@NullMarked
package io.github.mediastore.jdbc.internal.objects;

import org.jspecify.annotations.NullMarked;

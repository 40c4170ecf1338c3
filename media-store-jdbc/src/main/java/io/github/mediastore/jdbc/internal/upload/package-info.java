/** Content made ready to be written as often as it takes, before any connection is borrowed. */
@NullMarked
package io.github.mediastore.jdbc.internal.upload;

import org.jspecify.annotations.NullMarked;

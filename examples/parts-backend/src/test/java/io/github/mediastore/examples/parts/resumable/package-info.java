@NullMarked
package io.github.mediastore.examples.parts.resumable;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.mediastore.internal.color;

import org.jspecify.annotations.NullMarked;

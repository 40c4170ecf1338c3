/** What {@code media-store.*} sets, and how a start says that something is wrong with it. */
@NullMarked
package io.github.mediastore.spring.internal.settings;

import org.jspecify.annotations.NullMarked;

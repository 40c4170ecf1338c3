/** What goes wrong with media, as problem details (RFC 9457). */
@NullMarked
package io.github.mediastore.spring.internal.problems;

import org.jspecify.annotations.NullMarked;

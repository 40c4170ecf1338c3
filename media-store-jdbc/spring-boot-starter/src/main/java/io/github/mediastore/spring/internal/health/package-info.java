/** Whether media can be stored and read now. */
@NullMarked
package io.github.mediastore.spring.internal.health;

import org.jspecify.annotations.NullMarked;

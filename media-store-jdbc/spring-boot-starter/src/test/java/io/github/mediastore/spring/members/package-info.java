/** An application as hosts write them, with JPA. */
@NullMarked
package io.github.mediastore.spring.members;

import org.jspecify.annotations.NullMarked;

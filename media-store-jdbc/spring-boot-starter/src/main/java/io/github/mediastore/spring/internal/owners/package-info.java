/** The classes whose objects own media, and their keys. */
@NullMarked
package io.github.mediastore.spring.internal.owners;

import org.jspecify.annotations.NullMarked;

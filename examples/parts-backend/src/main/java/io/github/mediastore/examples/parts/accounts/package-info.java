/** Users: who may do what, and their profile photos. */
@NullMarked
package io.github.mediastore.examples.parts.accounts;

import org.jspecify.annotations.NullMarked;

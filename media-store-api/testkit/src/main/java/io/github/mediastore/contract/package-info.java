/** What every media store must do, as tests that a store's own test class inherits. */
@NullMarked
package io.github.mediastore.contract;

import org.jspecify.annotations.NullMarked;

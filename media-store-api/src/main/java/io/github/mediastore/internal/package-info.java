/** What the modules share and hosts need not know; not API. */
@NullMarked
package io.github.mediastore.internal;

import org.jspecify.annotations.NullMarked;

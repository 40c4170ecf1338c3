/** The table of objects, as the sweep sees it: what is referred to, noted, doomed and forgotten. */
@NullMarked
package io.github.mediastore.jdbc.internal.objects.sweep;

import org.jspecify.annotations.NullMarked;

/** What is to be made of a stored picture by given settings, and how it is read and made. */
@NullMarked
package io.github.mediastore.internal.renditions;

import org.jspecify.annotations.NullMarked;

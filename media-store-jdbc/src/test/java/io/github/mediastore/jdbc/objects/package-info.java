@NullMarked
package io.github.mediastore.jdbc.objects;

import org.jspecify.annotations.NullMarked;

/** What the pages show. */
@NullMarked
package io.github.mediastore.s3.docs;

import org.jspecify.annotations.NullMarked;

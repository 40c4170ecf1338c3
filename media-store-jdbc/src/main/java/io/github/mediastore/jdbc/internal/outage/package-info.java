/**
 * What a long run does when the database or the compressor cannot be used: it tries again, or ends
 * early.
 */
@NullMarked
package io.github.mediastore.jdbc.internal.outage;

import org.jspecify.annotations.NullMarked;

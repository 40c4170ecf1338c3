/**
 * What the job that makes renditions does beside others, when it is killed, and without a database.
 */
@NullMarked
package io.github.mediastore.jdbc.renditions;

import org.jspecify.annotations.NullMarked;

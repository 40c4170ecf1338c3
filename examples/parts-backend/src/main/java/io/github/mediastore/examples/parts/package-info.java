/**
 * An application as many are: users, organizations and parts, whose pictures and videos are in its
 * own PostgreSQL.
 */
@NullMarked
package io.github.mediastore.examples.parts;

import org.jspecify.annotations.NullMarked;

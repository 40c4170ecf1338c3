/**
 * What the stores need from JDBC and from PostgreSQL's driver: parameters of each type, and binary
 * results.
 */
@NullMarked
package io.github.mediastore.jdbc.internal.driver;

import org.jspecify.annotations.NullMarked;

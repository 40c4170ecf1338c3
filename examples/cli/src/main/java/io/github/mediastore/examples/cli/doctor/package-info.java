/**
 * Whether this machine and the database are fit for the store, and what to do where they are not.
 */
@NullMarked
package io.github.mediastore.examples.cli.doctor;

import org.jspecify.annotations.NullMarked;

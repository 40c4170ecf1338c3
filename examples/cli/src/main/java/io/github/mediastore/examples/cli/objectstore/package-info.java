/** Where the bytes of large media are, outside the database: what a command was told of it. */
@NullMarked
package io.github.mediastore.examples.cli.objectstore;

import org.jspecify.annotations.NullMarked;

/**
 * Uploads that go on after the connection broke, by tus 1.0: files that wait until they are whole.
 */
@NullMarked
package io.github.mediastore.examples.parts.resumable;

import org.jspecify.annotations.NullMarked;

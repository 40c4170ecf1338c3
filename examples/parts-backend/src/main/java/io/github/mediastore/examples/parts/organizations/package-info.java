/** Organizations and their logos. */
@NullMarked
package io.github.mediastore.examples.parts.organizations;

import org.jspecify.annotations.NullMarked;

/** What all endpoints share: problems, health, the description of the interface. */
@NullMarked
package io.github.mediastore.examples.parts.web;

import org.jspecify.annotations.NullMarked;

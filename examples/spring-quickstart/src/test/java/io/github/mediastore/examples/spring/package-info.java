@NullMarked
package io.github.mediastore.examples.spring;

import org.jspecify.annotations.NullMarked;

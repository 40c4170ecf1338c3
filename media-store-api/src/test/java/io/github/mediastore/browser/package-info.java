/** A real browser for tests: headless Chromium, driven by its DevTools protocol. */
@NullMarked
package io.github.mediastore.browser;

import org.jspecify.annotations.NullMarked;

/**
 * Posters of videos: a frame that is worth looking at, found by an external decoder and kept as a
 * rendition of its video. A door of its own: nothing else imports it.
 */
@NullMarked
package io.github.mediastore.posters;

import org.jspecify.annotations.NullMarked;

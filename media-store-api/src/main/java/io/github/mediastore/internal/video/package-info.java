/**
 * What a video file says about itself: its size on the screen and how long it takes, read from a
 * few of its bytes and never believed further than that; and what there is to see in one of its
 * frames. Not API.
 *
 * <p>{@link io.github.mediastore.internal.video.VideoFacts#read} is the entry. Whatever the bytes
 * are, it ends after a bounded number of boxes and bytes, and what it could not learn is absent.
 */
@NullMarked
package io.github.mediastore.internal.video;

import org.jspecify.annotations.NullMarked;

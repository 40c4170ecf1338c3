/**
 * What a decoder does that is no part of this library: it turns coded pictures of HEIC and AVIF
 * into samples, and gives a frame of a video.
 *
 * <p>{@link io.github.mediastore.decoder.ExternalDecoder} is what a host hands to the settings.
 */
@NullMarked
package io.github.mediastore.decoder;

import org.jspecify.annotations.NullMarked;

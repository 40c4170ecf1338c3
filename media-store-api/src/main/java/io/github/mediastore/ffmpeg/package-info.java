/**
 * Decodes HEIC, AVIF and frames of videos with the program {@code ffmpeg}, in a process of its own:
 * whatever an upload does to it, the JVM goes on.
 *
 * <p>{@link io.github.mediastore.ffmpeg.FfmpegDecoder} is the entry. Nothing else in this library
 * needs the package, or the program.
 */
@NullMarked
package io.github.mediastore.ffmpeg;

import org.jspecify.annotations.NullMarked;

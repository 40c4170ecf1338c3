package io.github.mediastore.internal.header;

import io.github.mediastore.decoder.PictureCodec;

/**
 * What the header of a HEIC or AVIF tells beyond the common facts.
 *
 * @param codec what is needed to decode it
 * @param memory how many bytes that takes, beside the file and the result
 */
public record HeifDetails(PictureCodec codec, long memory) implements FormatDetails {}

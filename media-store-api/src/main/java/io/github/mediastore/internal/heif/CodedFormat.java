package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.FrameFormat;

/**
 * What a coded picture says of itself.
 *
 * @param frame what its samples are once it is decoded
 * @param meaning what they mean
 */
record CodedFormat(FrameFormat frame, CodePoints meaning) {}

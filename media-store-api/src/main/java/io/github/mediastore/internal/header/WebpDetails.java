package io.github.mediastore.internal.header;

/**
 * What a WebP's header tells beyond the common facts.
 *
 * @param lossless whether the first frame is VP8L, not VP8
 * @param animated whether frames are wrapped as ANMF chunks, which most decoders refuse; see {@link
 *     WebpStill}
 * @param firstFrame where the first frame lies on the canvas
 */
public record WebpDetails(boolean lossless, boolean animated, FrameArea firstFrame)
    implements FormatDetails {}

package io.github.mediastore.internal.header;

/**
 * What a GIF's header tells beyond the common facts.
 *
 * @param firstFrame where the first frame lies on the logical screen
 */
public record GifDetails(FrameArea firstFrame) implements FormatDetails {}

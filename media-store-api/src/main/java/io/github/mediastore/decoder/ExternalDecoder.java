package io.github.mediastore.decoder;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * Decodes what this library has no decoder for. The library reads the containers itself: it says
 * what is to be decoded and what must come of it, and does the rest (tiles, transparency, colour,
 * orientation) with the samples.
 *
 * <p>What it is given was uploaded by anybody. An implementation bounds the time, the memory and
 * the output of each call, leaves nothing behind when it returns, and ends early if the thread is
 * interrupted, which then stays so. Safe for use by several threads.
 */
public interface ExternalDecoder {

  /** Returns the codecs of pictures that {@link #decode} takes. */
  Set<PictureCodec> codecs();

  /**
   * Decodes pictures.
   *
   * @param pictures the pictures
   * @param sink takes a frame for each of them, on the thread that called
   * @param patience how long to wait, at most, while others are decoded
   * @throws DecoderException if there is not exactly one frame of the format for each picture
   * @throws IOException if the sink throws it
   */
  void decode(CodedPictures pictures, FrameSink sink, Duration patience) throws IOException;

  /**
   * Decodes a frame of a video: upright, with square pixels, scaled down to fit.
   *
   * @param frame which one
   * @param patience how long to wait, at most, while others are decoded
   * @return a PNG, without transparency; empty (no bytes) if the video has no frame at that place
   * @throws DecoderException if the video cannot be decoded
   */
  byte[] frame(VideoFrame frame, Duration patience) throws DecoderException;
}

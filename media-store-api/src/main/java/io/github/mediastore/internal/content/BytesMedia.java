package io.github.mediastore.internal.content;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A medium whose bytes are in memory; all who read it share them. */
public final class BytesMedia implements Media {

  private final MediaInfo info;
  private final byte[] bytes;

  /**
   * Makes a medium.
   *
   * @param info the facts about it
   * @param bytes its bytes, which nobody changes from now on
   */
  public BytesMedia(MediaInfo info, byte[] bytes) {
    this.info = info;
    this.bytes = bytes;
  }

  @Override
  public MediaInfo info() {
    return info;
  }

  @Override
  public InputStream openStream() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public InputStream openStream(ByteRange range) {
    range.requireWithin(bytes.length);
    return new ByteArrayInputStream(bytes, (int) range.first(), (int) range.length());
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns the same as the info. */
  @Override
  public String toString() {
    return info.toString();
  }
}

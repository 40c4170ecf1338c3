package io.github.mediastore.memory;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import java.io.InputStream;

/** A medium in memory, or a rendition of it. */
record HeldMedium(MediaInfo info, HeldContent content) implements Media {

  MediaId id() {
    return info.id();
  }

  MediaSlot slot() {
    return info.slot();
  }

  HeldMedium rendition(String name) {
    return new HeldMedium(info.renditionOrFull(name), content);
  }

  @Override
  public InputStream openStream() {
    return bytesHeld().openStream();
  }

  @Override
  public InputStream openStream(ByteRange range) {
    return bytesHeld().openStream(range);
  }

  @Override
  public byte[] bytes() {
    return bytesHeld().copy();
  }

  private HeldBytes bytesHeld() {
    return content.bytes(info.rendition());
  }
}

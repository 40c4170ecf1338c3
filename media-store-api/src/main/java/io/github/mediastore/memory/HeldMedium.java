package io.github.mediastore.memory;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import java.io.InputStream;
import java.time.Instant;

/** A medium in memory, or a rendition of it; never changed. */
record HeldMedium(MediaInfo info, Instant storedAt, HeldContent content) implements Media {

  static HeldMedium of(MediaId id, MediaSlot slot, Instant storedAt, HeldContent content) {
    MediaInfo.Builder info = MediaInfo.builder(id, slot).storedAt(storedAt);
    content.describe(info);
    return new HeldMedium(info.build(), storedAt, content);
  }

  MediaId id() {
    return info.id();
  }

  MediaSlot slot() {
    return info.slot();
  }

  /** Returns the same medium with other content. */
  HeldMedium with(HeldContent other) {
    return of(id(), slot(), storedAt, other);
  }

  /** Returns the same medium in another slot. */
  HeldMedium in(MediaSlot other) {
    return of(id(), other, storedAt, content);
  }

  HeldMedium rendition(String name) {
    return new HeldMedium(info.renditionOrFull(name), storedAt, content);
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
    return content.representation(info.rendition()).bytes();
  }
}

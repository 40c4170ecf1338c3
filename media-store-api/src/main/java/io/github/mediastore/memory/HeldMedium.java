package io.github.mediastore.memory;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import java.io.InputStream;

/** A medium in memory, or a rendition of it, with the index it had when somebody asked for it. */
record HeldMedium(MediaInfo info, HeldContent content) implements Media {

  MediaId id() {
    return info.id();
  }

  MediaSlot slot() {
    return info.slot();
  }

  HeldMedium at(int index) {
    MediaInfo.Builder moved =
        MediaInfo.builder(id(), slot(), index)
            .content(info.contentType(), info.size(), info.sha256())
            .dimensions(info.dimensions().orElse(null))
            .placeholder(info.placeholder().orElse(null))
            .storedAt(info.storedAt().orElse(null));
    info.renditions()
        .forEach(
            (name, r) ->
                moved.rendition(
                    name, r.contentType(), r.size(), r.sha256(), r.dimensions().orElse(null)));
    return new HeldMedium(moved.build(), content);
  }

  HeldMedium rendition(String name) {
    return new HeldMedium(info.rendition(name), content);
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

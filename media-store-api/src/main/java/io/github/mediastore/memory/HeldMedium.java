package io.github.mediastore.memory;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import java.io.InputStream;

/** A medium in memory, with the index it had when somebody asked for it. */
record HeldMedium(MediaInfo info, HeldBytes content) implements Media {

  MediaId id() {
    return info.id();
  }

  MediaSlot slot() {
    return info.slot();
  }

  HeldMedium at(int index) {
    MediaInfo moved =
        MediaInfo.builder(id(), slot(), index)
            .content(info.contentType(), info.size(), info.sha256())
            .dimensions(info.dimensions().orElse(null))
            .placeholder(info.placeholder().orElse(null))
            .storedAt(info.storedAt().orElse(null))
            .build();
    return new HeldMedium(moved, content);
  }

  @Override
  public InputStream openStream() {
    return content.openStream();
  }

  @Override
  public InputStream openStream(ByteRange range) {
    return content.openStream(range);
  }

  @Override
  public byte[] bytes() {
    return content.copy();
  }
}

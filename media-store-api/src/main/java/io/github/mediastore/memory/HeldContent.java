package io.github.mediastore.memory;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.internal.content.Renditions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Content that was read to its end, and its renditions with it. */
final class HeldContent {

  private final MediaContent content;
  private final Map<String, MediaContent> renditions;
  private final Map<String, HeldBytes> bytes = new HashMap<>();

  private HeldContent(MediaContent content) {
    this.content = content;
    this.renditions = Renditions.of(content);
    bytes.put(MediaInfo.FULL, HeldBytes.of(content));
    renditions.forEach((name, rendition) -> bytes.put(name, HeldBytes.of(rendition)));
  }

  static HeldContent of(MediaContent content) {
    return new HeldContent(content);
  }

  HeldMedium toMedium(MediaId id, MediaSlot slot) {
    HeldBytes full = bytes(MediaInfo.FULL);
    MediaInfo.Builder info =
        MediaInfo.builder(id, slot)
            .content(content.contentType(), full.size(), full.sha256())
            .dimensions(content.dimensions().orElse(null))
            .placeholder(content.placeholder().orElse(null))
            .storedAt(Instant.now());
    renditions.forEach(
        (name, rendition) ->
            info.rendition(
                name,
                rendition.contentType(),
                bytes(name).size(),
                bytes(name).sha256(),
                rendition.dimensions().orElse(null)));
    return new HeldMedium(info.build(), this);
  }

  HeldBytes bytes(String rendition) {
    return Objects.requireNonNull(bytes.get(rendition), rendition);
  }
}

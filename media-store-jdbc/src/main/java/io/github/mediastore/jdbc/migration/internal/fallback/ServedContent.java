package io.github.mediastore.jdbc.migration.internal.fallback;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.jdbc.internal.upload.ContentFacts;
import io.github.mediastore.jdbc.migration.internal.sources.ReadFile;
import java.util.Map;
import java.util.TreeMap;

/** What a file looks like to those it is served to, with the facts that only its bytes tell. */
final class ServedContent {

  private static final int OVERHEAD = 1024;

  private final MediaContent content;
  private final Facts facts;
  private final Map<String, Facts> renditions = new TreeMap<>();

  ServedContent(MediaContent content, ReadFile file) {
    this.content = content;
    this.facts = isInMemory() ? Facts.of(content) : new Facts(file.size(), file.sha256());
    content.renditions().forEach((name, rendition) -> renditions.put(name, Facts.of(rendition)));
  }

  MediaContent content(String rendition) {
    return content.renditions().getOrDefault(rendition, content);
  }

  MediaInfo info(MediaId id, MediaSlot slot) {
    MediaInfo.Builder info =
        MediaInfo.builder(id, slot)
            .placeholder(content.placeholder().orElse(null))
            .focus(content.focus().orElse(null));
    facts.describe(info, content);
    renditions.forEach((name, of) -> info.rendition(name, to -> of.describe(to, content(name))));
    return info.build();
  }

  /** Returns about how many bytes of memory it takes. */
  long weight() {
    return OVERHEAD
        + (isInMemory() ? facts.size : 0)
        + renditions.values().stream().mapToLong(Facts::size).sum();
  }

  /** What is no picture stays in its file. */
  private boolean isInMemory() {
    return content instanceof CompressedImage;
  }

  /** The size and digest of bytes. */
  private record Facts(long size, Sha256 sha256) {

    static Facts of(MediaContent content) {
      try (ContentReader reader = ContentReader.open(content)) {
        int size = reader.readAll().length;
        return new Facts(size, reader.sha256());
      }
    }

    void describe(MediaInfo.Builder info, MediaContent content) {
      ContentFacts.of(content).describe(info, size, sha256);
    }
  }
}

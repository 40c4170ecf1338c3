package io.github.mediastore.jdbc.migration.internal.fallback;

import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;

/** A file in the place of the medium that it will be. */
public record ServedFile(FileMediaId id, ServedContent content) {

  MediaInfo info() {
    return content.info(id.toMediaId(), id.slot());
  }

  public Media media(String rendition) {
    MediaInfo info = info().renditionOrFull(rendition);
    return new ServedMedia(info, content.content(info.rendition()));
  }
}

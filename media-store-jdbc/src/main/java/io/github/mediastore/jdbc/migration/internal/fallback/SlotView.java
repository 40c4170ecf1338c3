package io.github.mediastore.jdbc.migration.internal.fallback;

import io.github.mediastore.MediaInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * What a slot holds while files are moved: media of the store, then files that are no media yet, as
 * they will follow them.
 */
public record SlotView(List<MediaInfo> stored, List<ServedFile> files) {

  public int size() {
    return stored.size() + files.size();
  }

  public List<MediaInfo> infos() {
    List<MediaInfo> infos = new ArrayList<>(stored);
    files.forEach(file -> infos.add(file.info()));
    return infos;
  }
}

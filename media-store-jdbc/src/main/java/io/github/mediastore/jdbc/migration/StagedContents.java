package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaStore;
import io.github.mediastore.jdbc.StagedMedia;
import java.util.ArrayList;
import java.util.List;

/** Contents that a store has read, so that a transaction can store them without waiting. */
final class StagedContents implements AutoCloseable {

  private final List<MediaContent> all = new ArrayList<>();
  private final List<StagedMedia> own = new ArrayList<>();

  private StagedContents() {}

  /** Stages contents, all or none. */
  static StagedContents of(MediaStore store, List<? extends MediaContent> contents) {
    StagedContents staged = new StagedContents();
    try {
      contents.forEach(content -> staged.add(content, store.stage(content)));
      return staged;
    } catch (Throwable e) {
      staged.close();
      throw e;
    }
  }

  private void add(MediaContent content, MediaContent staged) {
    all.add(staged);
    if (staged != content && staged instanceof StagedMedia ours) {
      own.add(ours);
    }
  }

  /** Returns them in their order. */
  List<MediaContent> all() {
    return List.copyOf(all);
  }

  /** Returns the only one. */
  MediaContent only() {
    return all.get(0);
  }

  /** Lets go of those that were staged here. */
  @Override
  public void close() {
    own.forEach(StagedMedia::close);
  }
}

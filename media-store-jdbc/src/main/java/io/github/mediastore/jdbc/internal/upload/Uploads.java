package io.github.mediastore.jdbc.internal.upload;

import io.github.mediastore.MediaContent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Several contents made ready to be written together. */
public final class Uploads implements AutoCloseable {

  private final List<Upload> uploads = new ArrayList<>();

  private Uploads() {}

  /**
   * Makes contents ready, one after the other.
   *
   * @param ready what makes one ready
   * @throws io.github.mediastore.UnreadableUploadException if that fails for one of them; the
   *     others are let go of
   */
  public static Uploads of(
      List<? extends MediaContent> contents, Function<MediaContent, Upload> ready) {
    Uploads all = new Uploads();
    try {
      contents.forEach(content -> all.uploads.add(ready.apply(content)));
      return all;
    } catch (Throwable e) {
      all.close();
      throw e;
    }
  }

  /** Returns them in their order. */
  public List<Upload> all() {
    return List.copyOf(uploads);
  }

  @Override
  public void close() {
    uploads.forEach(Upload::close);
  }
}

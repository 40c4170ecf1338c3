package io.github.mediastore.jdbc.internal.upload;

import io.github.mediastore.MediaContent;
import java.util.ArrayList;
import java.util.List;

/** Several contents made ready to be written together. */
public final class Uploads implements AutoCloseable {

  private final List<Upload> uploads = new ArrayList<>();

  private Uploads() {}

  /**
   * Reads contents as {@link Upload#of} does, one after the other.
   *
   * @throws io.github.mediastore.UnreadableUploadException if that fails for one of them; the
   *     others are let go of
   */
  public static Uploads of(
      List<? extends MediaContent> contents, int chunkSize, long maxSpooledBytes) {
    Uploads all = new Uploads();
    try {
      contents.forEach(content -> all.uploads.add(Upload.of(content, chunkSize, maxSpooledBytes)));
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

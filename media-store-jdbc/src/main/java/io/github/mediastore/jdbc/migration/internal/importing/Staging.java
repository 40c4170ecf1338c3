package io.github.mediastore.jdbc.migration.internal.importing;

import io.github.mediastore.MediaContent;
import io.github.mediastore.jdbc.StagedMedia;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Content that is staged for as long as it takes to store it. Not safe for several threads. */
final class Staging implements AutoCloseable {

  private final MediaContent content;
  private final UnaryOperator<MediaContent> staging;
  private @Nullable MediaContent staged;

  Staging(MediaContent content, UnaryOperator<MediaContent> staging) {
    this.content = content;
    this.staging = staging;
  }

  /** Stages it. */
  MediaContent stage() {
    MediaContent ready = staging.apply(content);
    staged = ready;
    return ready;
  }

  /** Lets go of what was staged here. */
  @Override
  public void close() {
    if (staged != content && staged instanceof StagedMedia ours) {
      ours.close();
    }
  }
}

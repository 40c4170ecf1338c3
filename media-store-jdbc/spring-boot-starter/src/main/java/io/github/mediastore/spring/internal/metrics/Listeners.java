package io.github.mediastore.spring.internal.metrics;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaListener;
import io.github.mediastore.MediaOperation;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells all listeners of the application, which are looked up at the first call: one may need the
 * store that it hears of.
 */
public final class Listeners implements MediaListener {

  private final Supplier<? extends Stream<? extends MediaListener>> beans;
  private volatile List<? extends MediaListener> found = List.of();
  private volatile boolean isFound;

  /**
   * Makes the listener.
   *
   * @param beans gives those to tell
   */
  public Listeners(Supplier<? extends Stream<? extends MediaListener>> beans) {
    this.beans = beans;
  }

  private void tell(Consumer<? super MediaListener> news) {
    if (!isFound) {
      found = beans.get().toList();
      isFound = true;
    }
    found.forEach(news);
  }

  @Override
  public void started(MediaOperation operation) {
    tell(listener -> listener.started(operation));
  }

  @Override
  public void compressed(MediaContent picture, Duration took) {
    tell(listener -> listener.compressed(picture, took));
  }

  @Override
  public void stored(MediaInfo info, Duration took) {
    tell(listener -> listener.stored(info, took));
  }

  @Override
  public void found(MediaInfo info, Duration took) {
    tell(listener -> listener.found(info, took));
  }

  @Override
  public void read(MediaInfo info, long bytes, Duration took) {
    tell(listener -> listener.read(info, bytes, took));
  }

  @Override
  public void removed(int count) {
    tell(listener -> listener.removed(count));
  }

  @Override
  public void rejected(MediaException reason) {
    tell(listener -> listener.rejected(reason));
  }

  @Override
  public void completed(MediaOperation operation, Duration took) {
    tell(listener -> listener.completed(operation, took));
  }

  @Override
  public void failed(MediaOperation operation, RuntimeException failure, Duration took) {
    tell(listener -> listener.failed(operation, failure, took));
  }
}

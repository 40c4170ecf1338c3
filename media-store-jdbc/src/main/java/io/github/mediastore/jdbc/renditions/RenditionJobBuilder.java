package io.github.mediastore.jdbc.renditions;

import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaStore;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.internal.renditions.Need;
import io.github.mediastore.internal.renditions.StoredPictures;
import io.github.mediastore.jdbc.ColumnMediaStore;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Configures a {@link RenditionJob}. Not safe for several threads at once. */
public final class RenditionJobBuilder {

  final MediaStore store;
  final StoredPictures pictures;
  final List<MediaKind> kinds = new ArrayList<>();
  Set<Need> needs = EnumSet.of(Need.MISSING, Need.OUTDATED);
  Consumer<? super RenditionEntry> listener = entry -> {};

  RenditionJobBuilder(MediaStore store, CompressionSettings settings) {
    if (store instanceof ColumnMediaStore) {
      throw new IllegalArgumentException(
          "A column holds one picture and no renditions: keep pictures in a JdbcMediaStore for"
              + " that");
    }
    this.store = Objects.requireNonNull(store, "store");
    this.pictures = new StoredPictures(settings);
  }

  /**
   * Adds media to go through. The settings must be those that their uploads are compressed with, so
   * pictures of different settings need a job each.
   *
   * @param kind such as {@code MediaKind.of("users", "profile")}
   * @return this builder
   */
  public RenditionJobBuilder kind(MediaKind kind) {
    kinds.add(Objects.requireNonNull(kind, "kind"));
    return this;
  }

  /**
   * Leaves renditions alone that are there, whatever made them. Those that came with an upload were
   * made from it, and are a little better than what can be made of the stored picture. Off unless
   * set.
   *
   * @param isOnly whether only what is missing is made
   * @return this builder
   */
  public RenditionJobBuilder onlyMissing(boolean isOnly) {
    this.needs = isOnly ? EnumSet.of(Need.MISSING) : EnumSet.of(Need.MISSING, Need.OUTDATED);
    return this;
  }

  /**
   * Sets who hears of each medium when it is done, from several threads at once.
   *
   * @param listener must be safe for that; what it throws ends the run
   * @return this builder
   */
  public RenditionJobBuilder listener(Consumer<? super RenditionEntry> listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Makes the job, which does nothing yet.
   *
   * @return the job
   * @throws IllegalStateException if no kind was added
   */
  public RenditionJob build() {
    if (kinds.isEmpty()) {
      throw new IllegalStateException("Which media? Name their kind");
    }
    return new RenditionJob(this);
  }
}

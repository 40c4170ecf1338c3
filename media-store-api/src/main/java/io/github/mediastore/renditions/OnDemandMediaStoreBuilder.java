package io.github.mediastore.renditions;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.internal.renditions.StoredPictures;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;

/** Configures an {@link OnDemandMediaStore}. Not safe for several threads at once. */
public final class OnDemandMediaStoreBuilder {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);

  final MediaStore store;
  final StoredPictures pictures;
  MediaStore making;
  Predicate<? super MediaSlot> slots = slot -> true;
  Duration patience = PATIENCE;
  Duration pause = Duration.ofSeconds(10);
  Duration remembered = Duration.ofHours(1);

  OnDemandMediaStoreBuilder(MediaStore store, CompressionSettings settings) {
    this.store = Objects.requireNonNull(store, "store");
    this.pictures = new StoredPictures(settings);
    this.making = store;
  }

  /**
   * Limits it to some slots. All unless set; kinds of pictures with other renditions are a further
   * {@link OnDemandMediaStore} around this one.
   *
   * @param slots says whether the settings are those of a slot's pictures
   * @return this builder
   */
  public OnDemandMediaStoreBuilder slots(Predicate<? super MediaSlot> slots) {
    this.slots = Objects.requireNonNull(slots, "slots");
    return this;
  }

  /**
   * Sets the store that the threads which make renditions read from and write to, where it is not
   * the one that is wrapped: if that reads from a replica, refuses to write without a transaction
   * of the host's, or is bound to a connection.
   *
   * @param store on the same media, in transactions of its own
   * @return this builder
   */
  public OnDemandMediaStoreBuilder makingIn(MediaStore store) {
    this.making = Objects.requireNonNull(store, "store");
    return this;
  }

  /**
   * Sets how long somebody who asks for a rendition waits until it is made; then the full picture
   * is given. One second unless set; after zero nobody waits, and the next who asks finds it.
   *
   * @param patience the longest wait, zero to a minute
   * @return this builder
   * @throws IllegalArgumentException if it is negative or longer
   */
  public OnDemandMediaStoreBuilder patience(Duration patience) {
    if (patience.isNegative() || patience.compareTo(LONGEST_PATIENCE) > 0) {
      throw new IllegalArgumentException(
          "A request waits up to a minute for a rendition, not " + patience);
    }
    this.patience = patience;
    return this;
  }

  /** Sets how long nothing is made after the store failed: tests cannot wait. */
  OnDemandMediaStoreBuilder pause(Duration pause) {
    this.pause = pause;
    return this;
  }

  /**
   * Makes the store, which starts threads only when there is something to make.
   *
   * @return the store, to be closed with the application
   */
  public OnDemandMediaStore build() {
    return new OnDemandMediaStore(this);
  }
}

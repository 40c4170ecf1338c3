package io.github.mediastore.contract;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/** What a test class says about its store so that the contract can be tried on it. */
public interface StoreUnderTest {

  /** Returns the store; the same one, or one on the same data, whenever it is asked for. */
  MediaStore store();

  /** Returns a slot of an owner that no test has used before. */
  default MediaSlot newSlot() {
    return MediaSlot.of("parts", UUID.randomUUID(), "images");
  }

  /** Returns another slot of the same owner. */
  default MediaSlot siblingOf(MediaSlot slot) {
    return new MediaSlot(slot.ownerType(), slot.ownerId(), slot.name() + "-2");
  }

  /** Returns whether the store keeps what the content alone does not tell: placeholder and time. */
  default boolean keepsMetadata() {
    return true;
  }

  /** Returns whether the store keeps renditions; otherwise the medium stands in for them. */
  default boolean keepsRenditions() {
    return true;
  }

  /** Returns whether a slot holds a list; otherwise it holds one medium at most. */
  default boolean holdsLists() {
    return true;
  }

  /** Returns whether the store adds several contents all or none. */
  default boolean addsAllOrNone() {
    return true;
  }

  /** Returns the place of a medium in its slot, counted from 0. */
  default int indexOf(MediaInfo info) {
    return store().indexOf(info.slot(), info.id()).orElseThrow();
  }

  /**
   * Does what a store need not be able to do; one that refuses by {@link
   * UnsupportedOperationException} is not held to the rest of the test.
   */
  default <T> T ifSupported(Supplier<T> work) {
    try {
      return work.get();
    } catch (UnsupportedOperationException e) {
      return Assumptions.abort("This store cannot do that: " + e.getMessage());
    }
  }
}

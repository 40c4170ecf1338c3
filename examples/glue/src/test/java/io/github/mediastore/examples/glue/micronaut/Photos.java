package io.github.mediastore.examples.glue.micronaut;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.image.CompressedImage;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** What is done in a transaction. */
@Singleton
class Photos {

  private final MediaStore store;

  Photos(MediaStore store) {
    this.store = store;
  }

  @Transactional
  void put(MediaSlot slot, CompressedImage picture) {
    // Your own statements, and in the same transaction:
    store.put(slot, picture);
  }
}

package io.github.mediastore.examples.glue.jakarta;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.image.CompressedImage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What is done in a transaction. */
@ApplicationScoped
class Photos {

  private final MediaStore store;

  @Inject
  Photos(MediaStore store) {
    this.store = store;
  }

  @Transactional
  void put(MediaSlot slot, CompressedImage picture) {
    // Your own statements, and in the same transaction:
    store.put(slot, picture);
  }
}

package io.github.mediastore.examples.glue.jakarta;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Does in a transaction what fails at its end. */
@ApplicationScoped
class Undo {

  @Inject MediaStore store;

  @Transactional
  void putAndFail(MediaSlot slot) {
    store.put(slot, MediaContent.of("image/webp", "undone".getBytes(UTF_8)));
    throw new IllegalStateException("undo it");
  }
}

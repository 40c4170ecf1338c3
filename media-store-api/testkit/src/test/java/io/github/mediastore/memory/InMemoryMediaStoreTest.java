package io.github.mediastore.memory;

import io.github.mediastore.MediaStore;
import io.github.mediastore.contract.ConcurrencyContract;
import io.github.mediastore.contract.MediaStoreContract;
import io.github.mediastore.contract.SlotNameContract;

/** The store in memory keeps the contract. */
class InMemoryMediaStoreTest extends MediaStoreContract
    implements ConcurrencyContract, SlotNameContract {

  private final MediaStore store = new InMemoryMediaStore();

  @Override
  public MediaStore store() {
    return store;
  }
}

package consumer;

import io.github.mediastore.MediaStore;
import io.github.mediastore.contract.ConcurrencyContract;
import io.github.mediastore.contract.MediaStoreContract;
import io.github.mediastore.contract.SlotNameContract;

class OwnStoreTest extends MediaStoreContract implements ConcurrencyContract, SlotNameContract {

  private final MediaStore store = new OwnStore();

  @Override
  public MediaStore store() {
    return store;
  }
}

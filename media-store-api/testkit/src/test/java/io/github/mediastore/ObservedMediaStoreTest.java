package io.github.mediastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.contract.ConcurrencyContract;
import io.github.mediastore.contract.MediaStoreContract;
import io.github.mediastore.contract.SlotNameContract;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An observed store keeps the contract, and its listener hears of everything. */
class ObservedMediaStoreTest extends MediaStoreContract
    implements ConcurrencyContract, SlotNameContract {

  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final MediaStore store =
      ObservedMediaStore.of(new InMemoryMediaStore(), new Recorder(heard));

  @Override
  public MediaStore store() {
    return store;
  }

  @Test
  void theListenerHearsWhatWasStoredFoundReadRemovedAndRejected() throws IOException {
    MediaSlot slot = newSlot();
    store.add(slot, TestContent.small(1));
    MediaId second = store.add(slot, TestContent.small(2)).id();
    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(() -> store.put(slot, TestContent.thatSays(9, new byte[8])));
    try (InputStream stream = store.find(second).orElseThrow().openStream()) {
      assertThat(stream.readNBytes(10)).hasSize(10);
    }
    store.find(slot).orElseThrow().bytes();
    store.find(slot, 9);
    store.remove(second);
    store.remove(second);
    store.clear(slot);
    store.clear(slot);
    assertThat(heard)
        .containsExactly(
            "stored 101",
            "stored 102",
            "rejected UnreadableUploadException",
            "found 102",
            "read 10 of 102",
            "found 101",
            "read 101 of 101",
            "removed 1",
            "removed 1");
  }

  private record Recorder(List<String> heard) implements MediaListener {

    @Override
    public void stored(MediaInfo info, Duration took) {
      heard.add("stored " + info.size());
    }

    @Override
    public void found(MediaInfo info, Duration took) {
      heard.add("found " + info.size());
    }

    @Override
    public void read(MediaInfo info, long bytes, Duration took) {
      heard.add("read " + bytes + " of " + info.size());
    }

    @Override
    public void removed(int count) {
      heard.add("removed " + count);
    }

    @Override
    public void rejected(MediaException reason) {
      heard.add("rejected " + reason.getClass().getSimpleName());
    }
  }
}

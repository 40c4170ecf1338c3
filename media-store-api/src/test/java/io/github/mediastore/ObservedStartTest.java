package io.github.mediastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.ObservedImageCompressor;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A listener hears of the beginning of what it hears the end of, but for reads. */
class ObservedStartTest {

  private static final MediaSlot SLOT = MediaSlot.of("users", 42, "profile");

  private final List<String> heard = new ArrayList<>();

  private final MediaListener listener =
      new MediaListener() {
        @Override
        public void started(MediaOperation operation) {
          heard.add("started " + operation);
        }

        @Override
        public void completed(MediaOperation operation, Duration took) {
          heard.add("completed " + operation);
        }

        @Override
        public void failed(MediaOperation operation, RuntimeException failure, Duration took) {
          heard.add("failed " + operation);
        }
      };

  @Test
  void anOperationOfAStoreBeginsBeforeItEnds() {
    MediaStore store = ObservedMediaStore.of(new InMemoryMediaStore(), listener);
    store.put(SLOT, MediaContent.of("image/webp", new byte[] {1}));
    store.find(SLOT).orElseThrow().bytes();
    assertThat(catchThrowable(() -> store.find(SLOT, -1))).isNotNull();
    store.clear(SLOT);

    assertThat(heard)
        .containsExactly(
            "started PUT",
            "completed PUT",
            "started FIND",
            "completed FIND",
            "completed READ",
            "started FIND",
            "failed FIND",
            "started CLEAR",
            "completed CLEAR");
  }

  @Test
  void soDoesAnUpload() {
    ImageCompressor broken =
        upload -> {
          throw new UnreadableUploadException("broken off", null);
        };
    assertThat(
            catchThrowable(
                () -> ObservedImageCompressor.of(broken, listener).compress(new byte[1])))
        .isNotNull();

    assertThat(heard).containsExactly("started COMPRESS", "failed COMPRESS");
  }
}

package io.github.mediastore.memory;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.contract.TestContent;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What this library's own stores say where the contract only asks for the type of exception. */
class StoreMessagesTest {

  private static final MediaSlot SLOT = MediaSlot.of("parts", 42, "images");

  private final MediaStore store = new InMemoryMediaStore();

  @Test
  void contentThatIsNotWhatItSaysIsSaidSo() {
    assertRefused(
        TestContent.thatSays(11, new byte[10]), "ended after 10 of its 11 declared bytes");
    assertRefused(TestContent.thatSays(10, new byte[11]), "longer than its 10 declared bytes");
    assertRefused(TestContent.thatSays(0, new byte[1]), "longer than its 0 declared bytes");
    assertRefused(TestContent.thatBreaksOffAfter(9, OptionalLong.of(10)), "the client went away");
    MediaContent once = TestContent.ofUnknownSize(new byte[10]);
    store.put(SLOT, once);
    assertRefused(once, "was read already");
  }

  @Test
  void whatIsMissingIsNamed() {
    MediaId none = new MediaId("no id");
    assertThatExceptionOfType(MediumGoneException.class)
        .isThrownBy(() -> store.replace(none, TestContent.small(1)))
        .withMessageContaining("no id");
    assertThatExceptionOfType(MediumGoneException.class)
        .isThrownBy(() -> store.replace(SLOT, none, TestContent.small(1)))
        .withMessageContaining("no id")
        .withMessageContaining("parts/42/images");
    assertThatExceptionOfType(MediumGoneException.class)
        .isThrownBy(() -> store.reorder(SLOT, List.of(none)))
        .withMessageContaining("no id");
  }

  @Test
  void mistakesOfTheHostsAreNamed() {
    store.put(SLOT, TestContent.small(1));
    Media found = store.find(SLOT).orElseThrow();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> found.openStream(new ByteRange(0, 101)))
        .withMessageContaining("beyond");
    MediaContent badName =
        TestContent.withRenditions(TestContent.small(1), Map.of("a b", TestContent.small(2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.put(SLOT, badName))
        .withMessageContaining("name of a rendition");
  }

  private void assertRefused(MediaContent content, String words) {
    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(() -> store.put(SLOT, content))
        .withMessageContaining(words);
  }
}

package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stores that take any slot, without being told of it before, do with its name. */
public interface SlotNameContract extends StoreUnderTest {

  @Test
  default void slotsOfAnyNamesAreToldApart() {
    List<MediaSlot> slots = new ArrayList<>();
    for (String text :
        List.of("A", "a", "ä", "a\u0308", "日本", "👩‍🔧", "a b", "a/b", "'; --", "%", "\\", "{,}")) {
      slots.add(new MediaSlot(text, "1", "names"));
      slots.add(new MediaSlot("names", text, "names"));
      slots.add(new MediaSlot("names", "1", text));
    }
    for (int i = 0; i < slots.size(); i++) {
      store().put(slots.get(i), TestContent.small(i));
    }
    for (int i = 0; i < slots.size(); i++) {
      MediaInfo info = store().info(slots.get(i)).orElseThrow();
      assertThat(info.size()).isEqualTo(100 + i);
      assertThat(store().info(info.id()).orElseThrow().slot()).isEqualTo(slots.get(i));
    }
    assertThat(store().list(slots).values()).allSatisfy(media -> assertThat(media).hasSize(1));
  }

  @Test
  default void aSlotOfTheLongestNamesWorks() {
    MediaSlot slot = new MediaSlot("日".repeat(100), "語".repeat(255), "界".repeat(100));
    store().put(slot, TestContent.small(1));
    assertThat(store().count(slot)).isEqualTo(1);
  }
}

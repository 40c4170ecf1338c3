package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaPage;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.RemovedBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Going through all slots of an owner and all media of a kind, and removing what is old. */
public interface PagingContract extends StoreUnderTest {

  @Test
  default void theSlotsOfAnOwnerAreThoseThatHoldMedia() {
    MediaSlot slot = newSlot();
    ifSupported(() -> store().slotsOf(slot.ownerType(), slot.ownerId()));
    assertThat(store().slotsOf(slot.ownerType(), slot.ownerId())).isEmpty();
    MediaSlot second = siblingOf(slot);
    store().add(second, TestContent.small(1));
    store().add(slot, TestContent.small(2));
    store().add(newSlot(), TestContent.small(3));

    assertThat(store().slotsOf(slot.ownerType(), slot.ownerId()))
        .containsExactlyInAnyOrder(slot, second)
        .isSortedAccordingTo(Comparator.comparing(MediaSlot::name));
    store().clear(slot);
    assertThat(store().slotsOf(slot.ownerType(), slot.ownerId())).containsExactly(second);
    assertThat(store().slotsOf(slot.ownerType(), "nobody")).isEmpty();
    store().clearOwner(slot.ownerType(), slot.ownerId());
    assertThat(store().slotsOf(slot.ownerType(), slot.ownerId())).isEmpty();
  }

  @Test
  default void pagesShowAllMediaOfAKindOnceAndNoOthers() {
    String type = newType();
    ifSupported(() -> store().page(MediaKind.of(type), "", 1));
    List<MediaInfo> all = new ArrayList<>();
    List<MediaInfo> images = new ArrayList<>();
    for (int owner = 0; owner < 5; owner++) {
      MediaSlot slot = MediaSlot.of(type, "o/ %" + owner, "images");
      images.addAll(
          store()
              .addAll(
                  slot,
                  List.of(
                      TestContent.small(owner),
                      TestContent.withRenditions(
                          TestContent.small(owner), Map.of("t", TestContent.small(1))))));
      all.add(store().add(siblingOf(slot), TestContent.small(owner)));
      store().clear(MediaSlot.of(type, "o/ %" + owner, "empty"));
    }
    all.addAll(images);
    store().add(newSlot(), TestContent.small(1));

    for (int most : new int[] {1, 2, 3, 15, 1_000}) {
      assertThat(pages(MediaKind.of(type), most))
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactlyInAnyOrderElementsOf(all);
      assertThat(pages(MediaKind.of(type, "images"), most))
          .extracting(MediaInfo::id)
          .containsExactlyInAnyOrderElementsOf(images.stream().map(MediaInfo::id).toList());
    }
    assertThat(pages(MediaKind.of(type, "none"), 5)).isEmpty();
    assertThat(pages(MediaKind.of(newType()), 5)).isEmpty();
  }

  @Test
  default void aPageGoesOnBehindMediaThatAreGone() {
    String type = newType();
    ifSupported(() -> store().page(MediaKind.of(type), "", 1));
    List<MediaId> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      MediaSlot slot = MediaSlot.of(type, i / 3, "images");
      ids.add(store().add(slot, TestContent.small(i)).id());
    }
    MediaPage first = store().page(MediaKind.of(type), "", 2);
    assertThat(first.last()).matches("[!-~]+");
    store().remove(ids.get(1));
    store().reorder(MediaSlot.of(type, 0, "images"), List.of(ids.get(2), ids.get(0)));
    store().replace(ids.get(0), TestContent.small(9));
    MediaPage second = store().page(MediaKind.of(type), first.last(), 10);

    assertThat(first.media()).extracting(MediaInfo::id).isEqualTo(ids.subList(0, 2));
    assertThat(second.media()).extracting(MediaInfo::id).containsAll(ids.subList(2, 6));
    MediaPage none = store().page(MediaKind.of(type), second.last(), 10);
    assertThat(none.media()).isEmpty();
    assertThat(none.last()).isEqualTo(second.last());
  }

  @Test
  default void whatIsNoEndOfAPageIsAMistake() {
    MediaKind kind = MediaKind.of(newType());
    ifSupported(() -> store().page(kind, "", 1));
    for (String forged :
        List.of("no end", "a/b", "%/%/1", "-1", "1/2/3/4", "x/y/1e9", "x%00y/z/1", "x/%20/1")) {
      assertThatIllegalArgumentException().isThrownBy(() -> store().page(kind, forged, 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store().removeOlderThan(kind, Instant.now(), forged, 1));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> store().page(kind, "", 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().removeOlderThan(kind, Instant.now(), "", 0));
  }

  @Test
  default void whatIsOlderIsRemovedInBatchesAndCounted() throws InterruptedException {
    String type = newType();
    MediaKind images = MediaKind.of(type, "images");
    ifSupported(() -> store().removeOlderThan(images, Instant.EPOCH, "", 1));
    List<MediaInfo> old = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      old.add(store().add(MediaSlot.of(type, i, "images"), TestContent.small(i)));
    }
    MediaSlot manuals = MediaSlot.of(type, 1, "manuals");
    store().add(manuals, TestContent.small(1));
    Thread.sleep(5);
    Instant instant = Instant.now();
    Thread.sleep(5);
    MediaInfo young = store().add(MediaSlot.of(type, 3, "images"), TestContent.small(7));

    assertThat(removeAll(images, Instant.EPOCH, 2)).isZero();
    RemovedBatch first = store().removeOlderThan(images, instant, "", 2);
    assertThat(first.count()).isEqualTo(2);
    assertThat(first.removed()).isEqualTo(2);
    RemovedBatch second = store().removeOlderThan(images, instant, first.last(), 2);
    assertThat(second.removed()).isEqualTo(2);
    assertThat(removeAll(images, instant, 2)).isEqualTo(1);
    assertThat(pages(images, 10)).extracting(MediaInfo::id).containsExactly(young.id());
    assertThat(store().count(manuals)).isEqualTo(1);
    assertThat(old).noneMatch(info -> store().info(info.id()).isPresent());
  }

  private int removeAll(MediaKind kind, Instant instant, int most) {
    int removed = 0;
    String last = "";
    RemovedBatch batch;
    do {
      batch = store().removeOlderThan(kind, instant, last, most);
      removed += batch.removed();
      last = batch.last();
    } while (batch.count() > 0);
    return removed;
  }

  private List<MediaInfo> pages(MediaKind kind, int most) {
    List<MediaInfo> media = new ArrayList<>();
    MediaPage page = store().page(kind, "", most);
    while (!page.media().isEmpty()) {
      assertThat(page.media()).hasSizeLessThanOrEqualTo(most);
      media.addAll(page.media());
      page = store().page(kind, page.last(), most);
    }
    return media;
  }

  private static String newType() {
    return "parts-" + UUID.randomUUID();
  }
}

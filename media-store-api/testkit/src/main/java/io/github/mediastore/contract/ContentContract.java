package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import io.github.mediastore.UnreadableUploadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of large content, of streams, and of content that lies or breaks off. */
public interface ContentContract extends StoreUnderTest {

  /** More than a store would hold in one piece. */
  int LARGE = 1_300_007;

  @Test
  default void contentOfAnySizeComesBackByteForByte() {
    MediaSlot slot = newSlot();
    for (int size : List.of(1, 524_287, 524_288, 524_289, 1_048_576, LARGE)) {
      byte[] bytes = TestContent.bytes(size, size);
      MediaInfo info = store().put(slot, TestContent.of(bytes));
      assertThat(info.size()).isEqualTo(size);
      assertThat(info.sha256()).isEqualTo(Sha256.of(bytes));
      Media found = store().find(slot).orElseThrow();
      assertThat(found.info()).usingRecursiveComparison().isEqualTo(info);
      assertThat(found.bytes()).isEqualTo(bytes);
      assertThat(found.openStream()).hasBinaryContent(bytes);
    }
  }

  @Test
  default void streamsOfUnknownSizeAreStoredWhole() {
    MediaSlot slot = newSlot();
    for (int size : List.of(0, 10, 524_288, LARGE)) {
      byte[] bytes = TestContent.bytes(size, size);
      MediaInfo info = store().put(slot, TestContent.ofUnknownSize(bytes));
      assertThat(info.size()).isEqualTo(size);
      assertThat(info.sha256()).isEqualTo(Sha256.of(bytes));
      assertThat(store().find(slot).orElseThrow().bytes()).isEqualTo(bytes);
    }
  }

  @Test
  default void filesAreStoredWhole(@TempDir Path directory) throws IOException {
    MediaSlot slot = newSlot();
    byte[] bytes = TestContent.bytes(LARGE, 9);
    Path file = Files.write(directory.resolve("clip.mp4"), bytes);
    store().add(slot, MediaContent.of("video/mp4", file));
    assertThat(store().find(slot).orElseThrow().openStream()).hasBinaryContent(bytes);
  }

  @Test
  default void contentCanBeTheBytesOfAnotherMedium() {
    MediaSlot from = newSlot();
    MediaSlot to = newSlot();
    byte[] bytes = TestContent.bytes(LARGE, 4);
    store().put(from, TestContent.of(bytes));
    Media source = store().find(from).orElseThrow();
    store().put(to, MediaContent.of("video/mp4", source.openStream()));
    assertThat(store().find(to).orElseThrow().bytes()).isEqualTo(bytes);
  }

  @Test
  default void contentThatEndsBeforeItsSizeIsRefused() {
    refuses(TestContent.thatSays(11, new byte[10]));
    refuses(TestContent.thatSays(LARGE, new byte[LARGE - 1]));
    refuses(TestContent.thatSays(LARGE, new byte[524_288]));
    refuses(TestContent.thatSays(Long.MAX_VALUE, new byte[LARGE]));
  }

  @Test
  default void contentThatGoesOnAfterItsSizeIsRefused() {
    refuses(TestContent.thatSays(10, new byte[11]));
    refuses(TestContent.thatSays(0, new byte[1]));
    refuses(TestContent.thatSays(LARGE, new byte[LARGE + 1]));
    refuses(TestContent.thatSays(1_048_576, new byte[1_048_577]));
  }

  @Test
  default void contentThatBreaksOffIsRefused() {
    refuses(TestContent.thatBreaksOffAfter(0, OptionalLong.of(10)));
    refuses(TestContent.thatBreaksOffAfter(9, OptionalLong.of(10)));
    refuses(TestContent.thatBreaksOffAfter(10, OptionalLong.empty()));
    refuses(TestContent.thatBreaksOffAfter(LARGE, OptionalLong.empty()));
    refuses(TestContent.thatBreaksOffAfter(LARGE, OptionalLong.of(LARGE + 1)));
  }

  @Test
  default void aStreamThatWasReadAlreadyIsRefused() {
    MediaContent content = TestContent.ofUnknownSize(new byte[10]);
    store().put(newSlot(), content);
    refuses(content);
  }

  /** Checks that none of the writes takes the content, and that none of them leaves a trace. */
  private void refuses(MediaContent content) {
    MediaSlot slot = newSlot();
    MediaInfo before = store().put(slot, TestContent.small(1));
    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(() -> store().put(slot, content));
    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(() -> store().add(slot, content));
    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(() -> store().replace(before.id(), content));
    assertThat(store().list(slot)).extracting(MediaInfo::id).containsExactly(before.id());
    assertThat(store().find(slot).orElseThrow().bytes()).isEqualTo(TestContent.bytes(101, 1));
  }
}

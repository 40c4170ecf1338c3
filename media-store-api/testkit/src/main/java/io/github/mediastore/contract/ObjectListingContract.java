package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.objects.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What listing objects gives. */
public interface ObjectListingContract extends ObjectStoreUnderTest {

  /** Returns how many objects a long list is tried with: more than the largest page holds. */
  default int objectsOfALongList() {
    return 1_100;
  }

  @Test
  default void objectsAreListedInTheOrderOfTheirKeys() throws IOException {
    String folder = newFolder();
    List<String> names =
        List.of("b", "a", "a-", "a.b", "a0", "B", "_", "c/b", "c/a/z", "c/B", "c-d", "c0", "Z/z");
    for (String name : names) {
      put(folder + name, new byte[name.length()]);
    }
    List<StoredObject> all = objects().list(folder, "", 1000);
    assertThat(all)
        .extracting(StoredObject::key)
        .containsExactlyElementsOf(new TreeSet<>(names.stream().map(n -> folder + n).toList()));
    for (StoredObject listed : all) {
      StoredObject found = objects().find(listed.key()).orElseThrow();
      assertThat(listed.size()).isEqualTo(found.size());
      assertThat(listed.etag()).isEqualTo(found.etag());
      assertThat(listed.storedAt().getEpochSecond()).isEqualTo(found.storedAt().getEpochSecond());
    }
  }

  @Test
  default void onlyKeysWithThePrefixAreListed() throws IOException {
    String folder = newFolder();
    for (String name : List.of("a/x", "a/y/z", "ab", "b/x", "bc/d")) {
      put(folder + name, new byte[1]);
    }
    assertThat(keys(folder + "a", "", 10))
        .containsExactly(folder + "a/x", folder + "a/y/z", folder + "ab");
    assertThat(keys(folder + "a/", "", 10)).containsExactly(folder + "a/x", folder + "a/y/z");
    assertThat(keys(folder + "a/y/z", "", 10)).containsExactly(folder + "a/y/z");
    assertThat(keys(folder + "b", "", 10)).containsExactly(folder + "b/x", folder + "bc/d");
    assertThat(keys(folder + "c", "", 10)).isEmpty();
  }

  private List<String> keys(String prefix, String after, int limit) throws IOException {
    return objects().list(prefix, after, limit).stream().map(StoredObject::key).toList();
  }

  @Test
  default void aPageBeginsAfterAKeyWhetherItIsThereOrNot() throws IOException {
    String folder = newFolder();
    for (String name : List.of("a", "c", "e/1", "e/2", "g")) {
      put(folder + name, new byte[1]);
    }
    assertThat(keys(folder, folder + "a", 2)).containsExactly(folder + "c", folder + "e/1");
    assertThat(keys(folder, folder + "b", 2)).containsExactly(folder + "c", folder + "e/1");
    assertThat(keys(folder, folder + "e/1", 2)).containsExactly(folder + "e/2", folder + "g");
    assertThat(keys(folder, folder + "e/2", 2)).containsExactly(folder + "g");
    assertThat(keys(folder, folder + "g", 2)).isEmpty();
    assertThat(keys(folder, folder + "zzz", 2)).isEmpty();
    assertThat(keys(folder + "e", folder + "a", 10))
        .containsExactly(folder + "e/1", folder + "e/2");
  }

  @Test
  default void aLongListIsReadPageByPage() throws IOException {
    String folder = newFolder();
    int many = objectsOfALongList();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers, new Random(1));
    numbers.parallelStream().forEach(i -> putSmall(folder + "%02d/%06d".formatted(i / 100, i)));
    List<String> all = new ArrayList<>();
    String after = "";
    int[] limits = {1, 2, 499, 1000};
    for (int page = 0; ; page++) {
      List<String> keys = keys(folder, after, limits[page % limits.length]);
      if (keys.isEmpty()) {
        break;
      }
      assertThat(keys.size()).isLessThanOrEqualTo(limits[page % limits.length]);
      all.addAll(keys);
      after = keys.get(keys.size() - 1);
    }
    assertThat(all).hasSize(many).isSorted().doesNotHaveDuplicates();
    assertThat(keys(folder, "", 1000)).isEqualTo(all.subList(0, Math.min(1000, many)));
  }

  private void putSmall(String key) {
    try {
      put(key, new byte[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  default void aPageHasOneToAThousandObjects() {
    for (int limit : new int[] {Integer.MIN_VALUE, -1, 0, 1001, Integer.MAX_VALUE}) {
      assertThatIllegalArgumentException().isThrownBy(() -> objects().list("", "", limit));
    }
  }
}

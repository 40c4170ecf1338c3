package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an object store does for several threads at once. */
public interface ObjectRaceContract extends ObjectStoreUnderTest {

  @Test
  default void ofManyWhoCreateAMarkOneDoes() throws Exception {
    String folder = newFolder();
    for (int round = 0; round < 5; round++) {
      String key = folder + round;
      List<Boolean> created =
          RaceContract.atOnce(16, i -> objects().create(key, TestContent.bytes(100, i)));
      assertThat(created.stream().filter(c -> c)).hasSize(1);
      assertThat(get(key)).isEqualTo(TestContent.bytes(100, created.indexOf(true)));
    }
  }

  @Test
  default void ofManyWhoPutOneWinsWhole() throws Exception {
    String key = newFolder() + "contended";
    int size = 2 * bytesOfAPart() + 1;
    put(key, TestContent.bytes(size, 0));
    List<byte[]> seen =
        RaceContract.atOnce(
            8,
            i -> {
              if (i % 2 == 0) {
                put(key, TestContent.bytes(size, i));
              }
              return get(key, 0, size - 1);
            });
    for (byte[] bytes : seen) {
      assertThat(List.of(0, 2, 4, 6)).anyMatch(i -> isOf(bytes, size, i));
    }
  }

  private static boolean isOf(byte[] bytes, int size, int seed) {
    return Arrays.equals(bytes, TestContent.bytes(size, seed));
  }

  @Test
  default void manyThreadsWorkOnObjectsOfTheirOwn() throws Exception {
    String folder = newFolder();
    List<Integer> sizes =
        RaceContract.atOnce(
            16,
            i -> {
              String key = folder + "of/" + i;
              byte[] bytes = TestContent.bytes(10_000 + i, i);
              put(key, bytes);
              objects().copy(key, etag(key), key + "-copy");
              objects().delete(key);
              assertThat(get(key + "-copy")).isEqualTo(bytes);
              return bytes.length;
            });
    assertThat(sizes).hasSize(16);
    assertThat(objects().list(folder, "", 1000)).hasSize(16);
  }

  @Test
  default void aListCanBeReadWhileObjectsComeAndGo() throws Exception {
    String folder = newFolder();
    put(folder + "m", new byte[1]);
    RaceContract.atOnce(
        4,
        i -> {
          for (int round = 0; round < 25; round++) {
            if (i == 0) {
              assertThat(objects().list(folder, "", 1000))
                  .anyMatch(o -> o.key().equals(folder + "m"));
            } else {
              put(folder + i + "/" + round, new byte[10]);
              objects().delete(folder + i + "/" + round);
            }
          }
          return i;
        });
    assertThat(objects().list(folder, "", 1000)).hasSize(1);
  }
}

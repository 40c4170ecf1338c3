package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.ByteRange;
import io.github.mediastore.ResponseHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which keys objects may have. */
public interface ObjectKeyContract extends ObjectStoreUnderTest {

  @Test
  default void everyKeyIsAKeyOfItsOwn() throws IOException {
    String folder = newFolder();
    List<String> names =
        List.of(
            "abcdefghijklmnopqrstuvwxyz",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            "0123456789-_.",
            "...",
            "..a",
            ".a",
            "a.",
            "a..b",
            "-",
            "_",
            "deep/er/and/deeper/.../x",
            "deep/er/x",
            "s".repeat(200),
            "con",
            "nul.txt");
    for (String name : names) {
      put(folder + name, name.getBytes(StandardCharsets.US_ASCII));
    }
    for (String name : names) {
      assertThat(get(folder + name)).asString().isEqualTo(name);
    }
    assertThat(objects().list(folder, "", 1000)).hasSize(names.size());
  }

  @Test
  default void theLongestKeyIsAKey() throws IOException {
    String longest = (newFolder() + ("x".repeat(99) + "/").repeat(5)).substring(0, 511) + "z";
    put(longest, new byte[3]);
    assertThat(objects().find(longest).orElseThrow().size()).isEqualTo(3);
    assertThat(objects().list(longest, "", 10)).hasSize(1);
    objects().delete(longest);
    assertThat(objects().find(longest)).isEmpty();
  }

  @Test
  default void anythingElseIsNoKeyForAnyCall() {
    for (String key :
        List.of(
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "../a",
            "a/..",
            "a/../b",
            "./a",
            "a/.",
            "a b",
            "a\\b",
            "a?b",
            "a#b",
            "a%2Fb",
            "a+b",
            "a~b",
            "a:b",
            "a*b",
            "ä",
            "a\u0000b",
            "a\nb",
            "\uD83D\uDE00",
            "a\uD83D",
            "x".repeat(201),
            "x/".repeat(256) + "x")) {
      assertThatIllegalArgumentException()
          .as(key)
          .isThrownBy(() -> objects().put(key, "video/mp4", new ByteArrayInputStream(new byte[1])));
      assertThatIllegalArgumentException()
          .as(key)
          .isThrownBy(() -> objects().create(key, new byte[1]));
      assertThatIllegalArgumentException().as(key).isThrownBy(() -> objects().find(key));
      assertThatIllegalArgumentException()
          .as(key)
          .isThrownBy(() -> objects().read(key, new ByteRange(0, 0)));
      assertThatIllegalArgumentException().as(key).isThrownBy(() -> objects().delete(key));
      assertThatIllegalArgumentException()
          .as(key)
          .isThrownBy(() -> objects().copy(key, "e", "contract-copy"));
      assertThatIllegalArgumentException()
          .as(key)
          .isThrownBy(() -> objects().copy("contract-copy", "e", key));
      assertThatIllegalArgumentException()
          .as(key)
          .isThrownBy(
              () ->
                  objects()
                      .presignRead(
                          key,
                          new ResponseHeaders("video/mp4", "inline", "no-cache"),
                          Duration.ofMinutes(1)));
      assertThatIllegalArgumentException()
          .as(key)
          .isThrownBy(() -> objects().presignUpload(key, "video/mp4", 1, Duration.ofMinutes(1)));
    }
  }

  @Test
  default void aPrefixThatNoKeyCanHaveIsAMistake() {
    for (String prefix : List.of("a b", "ä", "%", "~", "x".repeat(513))) {
      assertThatIllegalArgumentException().isThrownBy(() -> objects().list(prefix, "", 10));
      assertThatIllegalArgumentException().isThrownBy(() -> objects().list("", prefix, 10));
    }
  }
}

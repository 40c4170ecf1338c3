package io.github.mediastore.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.MediaInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CachePolicyTest {

  private static final MediaInfo SERVED = TestMedium.of(new byte[] {1, 2, 3}).info();
  private static final String VERSION = CachePolicy.versionOf(SERVED);

  @Test
  void plainUrlIsRevalidatedByTheUsersOwnBrowser() {
    assertThat(CachePolicy.revalidate().cacheControl(SERVED)).isEqualTo("private, no-cache");
  }

  @Test
  void sharedCachesKeepOnlyWhatIsDeclaredPublic() {
    Duration hour = Duration.ofHours(1);

    assertThat(CachePolicy.privateFor(hour).cacheControl(SERVED))
        .isEqualTo("private, max-age=3600");
    assertThat(CachePolicy.publicFor(hour).cacheControl(SERVED)).isEqualTo("public, max-age=3600");
    assertThat(CachePolicy.revalidate().asPublic().cacheControl(SERVED))
        .isEqualTo("public, no-cache");
  }

  @Test
  void durationIsOneSecondToAYear() {
    assertThat(CachePolicy.privateFor(Duration.ofMillis(1999)).cacheControl(SERVED))
        .isEqualTo("private, max-age=1");
    assertThat(CachePolicy.privateFor(Duration.ofDays(365)).cacheControl(SERVED))
        .isEqualTo("private, max-age=31536000");
    for (Duration wrong :
        List.of(Duration.ZERO, Duration.ofMillis(999), Duration.ofDays(-1), Duration.ofDays(366))) {
      assertThatThrownBy(() -> CachePolicy.publicFor(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(wrong.toString());
    }
  }

  @Test
  void versionIsTheFirstHalfOfTheDigest() {
    assertThat(VERSION).hasSize(32).isEqualTo(SERVED.sha256().hex().substring(0, 32));
  }

  @Test
  void matchingVersionIsImmutable() {
    assertThat(CachePolicy.revalidate().immutableForVersion(VERSION).cacheControl(SERVED))
        .isEqualTo("private, max-age=31536000, immutable");
    assertThat(
            CachePolicy.publicFor(Duration.ofHours(1))
                .immutableForVersion(VERSION)
                .cacheControl(SERVED))
        .isEqualTo("public, max-age=31536000, immutable");
  }

  @Test
  void otherVersionIsRevalidatedWhateverThePolicy() {
    for (String other : List.of("", "1", VERSION.substring(1), VERSION + "0", " " + VERSION)) {
      assertThat(
              CachePolicy.publicFor(Duration.ofHours(1))
                  .immutableForVersion(other)
                  .cacheControl(SERVED))
          .isEqualTo("public, no-cache");
    }
  }

  @Test
  void urlWithoutVersionKeepsThePolicy() {
    assertThat(
            CachePolicy.privateFor(Duration.ofHours(24))
                .immutableForVersion(null)
                .cacheControl(SERVED))
        .isEqualTo("private, max-age=86400");
  }

  @Test
  void varyNamesTheFieldsTheHostChoseBy() {
    CachePolicy policy = CachePolicy.revalidate().varyBy("Accept", "Save-Data").asPublic();
    TestStore store = new TestStore(TestMedium.of(new byte[1]));

    assertThat(answer(store, policy, Map.of()).headers())
        .containsEntry("Vary", "Accept, Save-Data");
    assertThat(answer(store, policy, Map.of("If-None-Match", List.of("*"))).headers())
        .containsEntry("Vary", "Accept, Save-Data")
        .containsEntry("Cache-Control", "public, no-cache");
  }

  @Test
  void varyTakesOnlyNamesOfFields() {
    for (String wrong : List.of("", "Ac cept", "Accept\r\nSet-Cookie: a", "Accept,")) {
      assertThatThrownBy(() -> CachePolicy.revalidate().varyBy(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatIsMissingIsNeverStored() {
    CachePolicy policy = CachePolicy.publicFor(Duration.ofHours(1)).immutableForVersion(VERSION);

    assertThat(answer(new TestStore(null), policy, Map.of()).headers())
        .containsEntry("Cache-Control", "no-store");
  }

  private static MediaResponse answer(
      TestStore store, CachePolicy policy, Map<String, List<String>> headers) {
    return MediaResponse.of(store, TestMedium.SLOT, MediaRequest.of("GET", headers::get), policy);
  }
}

package io.github.mediastore.examples.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest extends RunningApplication {

  @Test
  void theServerIsWellAsLongAsItsTablesAre() {
    assertThat(somebody().get("/healthz").text()).isEqualTo("ok");

    jdbc.sql("ALTER TABLE media_chunk RENAME TO media_chunk_away").update();
    try {
      Answer answer = somebody().get("/healthz");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text()).isEqualTo("not ready");
    } finally {
      jdbc.sql("ALTER TABLE media_chunk_away RENAME TO media_chunk").update();
    }

    assertThat(somebody().get("/healthz").status()).isEqualTo(200);
  }

  @Test
  void everyPageForbidsWhatIsNotItsOwn() {
    assertThat(somebody().get("/api/parts").header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(somebody().get("/api/parts").header("Referrer-Policy")).isEqualTo("no-referrer");
  }
}

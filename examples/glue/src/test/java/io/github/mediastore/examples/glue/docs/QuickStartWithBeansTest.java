package io.github.mediastore.examples.glue.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The blocks with beans of one's own, pasted into an empty project as a stranger does. */
@Tag("once")
class QuickStartWithBeansTest {

  private static final Map<String, String> WITHOUT_FLYWAY =
      Map.of("SPRING_FLYWAY_ENABLED", "false");

  @TempDir private Path folder;

  /** Needs the network, for what Spring Boot consists of. */
  @ParameterizedTest
  @ValueSource(strings = {"3.5.7", "4.0.7"})
  @EnabledIfSystemProperty(named = "ci", matches = "true", disabledReason = "needs the network")
  void anEmptyProjectStoresAndServesAfterPasting(String springBoot) throws Exception {
    EmptyProject project = EmptyProject.of(folder.resolve("demo"), springBoot);
    PastedProject pasted = PastedProject.build(project, PastedBlocks.forSpring(), folder);

    start(pasted, "plain", WITHOUT_FLYWAY);
    start(pasted, "with_flyway", Map.of());
    Path migrations = Files.createDirectory(folder.resolve("migrations"));
    Files.writeString(
        migrations.resolve("V2__media_store.sql"), MediaSchema.of(MediaTables.DEFAULT).sql());
    start(
        pasted,
        "as_a_migration",
        Map.of("SPRING_FLYWAY_LOCATIONS", "classpath:db/migration,filesystem:" + migrations));
  }

  /** Starts it on an empty database, twice, and uses it. */
  private void start(PastedProject pasted, String name, Map<String, String> settings)
      throws Exception {
    Map<String, String> environment = PastedProject.onEmptyDatabase(settings);
    Path log = folder.resolve(name + ".log");
    try (RunningProject running = pasted.start(environment, log)) {
      pasted.tryAsThePageSays(running, 1);
    }
    try (RunningProject running = pasted.start(environment, log)) {
      serves(running);
    }
    assertThat(Files.readString(log))
        .containsOnlyOnce("Pictures become WebP within 1024 pixels a side and 500000 bytes")
        .containsOnlyOnce("by libwebp 1.6.0 (webp-imageio 0.11.0)")
        .containsOnlyOnce("Media are stored in the tables media_slot, media,");
  }

  private static void serves(RunningProject running) throws Exception {
    String path = "/users/42/photo";
    HttpResponse<byte[]> whole = running.get(path);
    String tag = whole.headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> unchanged = running.get(path, "If-None-Match", tag);
    HttpResponse<byte[]> part = running.get(path, "Range", "bytes=8-11");

    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(new String(whole.body(), 0, 4, UTF_8)).isEqualTo("RIFF");
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(new String(part.body(), UTF_8)).isEqualTo("WEBP");
    assertThat(running.get("/users/43/photo").statusCode()).isEqualTo(404);
  }
}

package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The blocks for the starter, pasted into an empty project as a stranger does. */
@Tag("once")
class QuickStartWithStarterTest {

  @TempDir private Path folder;

  /** Needs the network, for what Spring Boot consists of. */
  @ParameterizedTest
  @ValueSource(strings = {"3.5.7", "4.0.7"})
  @EnabledIfSystemProperty(named = "ci", matches = "true", disabledReason = "needs the network")
  void anEmptyProjectWithTheStarterStoresServesAndDeletes(String springBoot) throws Exception {
    EmptyProject project = EmptyProject.withJpa(folder.resolve("demo"), springBoot);
    PastedProject pasted = PastedProject.build(project, PastedBlocks.forStarter(), folder);
    Map<String, String> environment = PastedProject.onEmptyDatabase(Map.of());
    Path log = folder.resolve("members.log");
    try (RunningProject running = pasted.start(environment, log)) {
      pasted.tryAsThePageSays(running, 0);
      assertThat(running.get("/members/x/avatar/0").statusCode()).isEqualTo(400);
    }
    assertThat(Files.readString(log))
        .containsOnlyOnce("Created the tables of media-store")
        .doesNotContain("ERROR");
    try (RunningProject running = pasted.start(environment, log)) {
      assertThat(running.get("/members/1/avatar/0").statusCode()).isEqualTo(404);
    }
    assertThat(Files.readString(log)).doesNotContain("Created the tables");
  }
}

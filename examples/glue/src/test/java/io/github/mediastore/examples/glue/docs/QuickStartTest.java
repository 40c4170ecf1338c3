package io.github.mediastore.examples.glue.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The blocks of the quick start, pasted into an empty project as a stranger does. */
class QuickStartTest {

  private static final Map<String, String> WITHOUT_FLYWAY =
      Map.of("SPRING_FLYWAY_ENABLED", "false");

  @TempDir private Path folder;

  @Test
  void theClassesCompileHereToo() throws IOException {
    PastedBlocks.compile(PastedBlocks.forSpring(), folder.resolve("beans"));
    PastedBlocks.compile(PastedBlocks.forStarter(), folder.resolve("starter"));
  }

  @Test
  void theLinesToWriteAreCounted() throws IOException {
    assertThat(Files.readString(Page.ROOT.resolve(PastedBlocks.PAGE)))
        .contains(
            "entity, controller | " + PastedBlocks.linesToWrite(PastedBlocks.forStarter()) + " |")
        .contains(
            "beans, controller | " + PastedBlocks.linesToWrite(PastedBlocks.forSpring()) + " |")
        .contains("servlet | " + PastedBlocks.linesToWrite(PastedBlocks.forServlets()) + " |");
  }

  @Test
  void theApplicationWithTheStarterHas25LinesOfJava() throws IOException {
    List<Block> java =
        PastedBlocks.forStarter().stream()
            .filter(block -> block.language().equals("java"))
            .toList();
    assertThat(PastedBlocks.linesToWrite(java)).isLessThanOrEqualTo(25);
  }

  /** Needs the network, for what Spring Boot consists of. */
  @ParameterizedTest
  @ValueSource(strings = {"3.5.7", "4.0.7"})
  @EnabledIfSystemProperty(named = "ci", matches = "true", disabledReason = "needs the network")
  void anEmptyProjectWithTheStarterStoresServesAndDeletes(String springBoot) throws Exception {
    EmptyProject project = EmptyProject.withJpa(folder.resolve("demo"), springBoot);
    build(project, PastedBlocks.forStarter());
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Map<String, String> environment = environment(postgres, "members");
      Path log = folder.resolve("members.log");
      Path jar = project.folder().resolve("target/demo-0.0.1-SNAPSHOT.jar");
      try (RunningProject running = RunningProject.start(jar, environment, log)) {
        tryAsThePageSays(project, running, 0);
        assertThat(running.get("/members/x/avatar/0").statusCode()).isEqualTo(400);
      }
      assertThat(Files.readString(log))
          .containsOnlyOnce("Created the tables of media-store")
          .doesNotContain("ERROR");
      try (RunningProject running = RunningProject.start(jar, environment, log)) {
        assertThat(running.get("/members/1/avatar/0").statusCode()).isEqualTo(404);
      }
      assertThat(Files.readString(log)).doesNotContain("Created the tables");
    }
  }

  /** Needs the network, for what Spring Boot consists of. */
  @ParameterizedTest
  @ValueSource(strings = {"3.5.7", "4.0.7"})
  @EnabledIfSystemProperty(named = "ci", matches = "true", disabledReason = "needs the network")
  void anEmptyProjectStoresAndServesAfterPasting(String springBoot) throws Exception {
    EmptyProject project = EmptyProject.of(folder.resolve("demo"), springBoot);
    build(project, PastedBlocks.forSpring());

    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      start(project, postgres, "plain", WITHOUT_FLYWAY);
      start(project, postgres, "with_flyway", Map.of());
      Path migrations = Files.createDirectory(folder.resolve("migrations"));
      Files.writeString(
          migrations.resolve("V2__media_store.sql"), MediaSchema.of(MediaTables.DEFAULT).sql());
      start(
          project,
          postgres,
          "as_a_migration",
          Map.of("SPRING_FLYWAY_LOCATIONS", "classpath:db/migration,filesystem:" + migrations));
    }
  }

  private void build(EmptyProject project, List<Block> blocks) throws Exception {
    for (Block block : blocks) {
      project.paste(block);
    }
    project.run(
        Map.of(),
        Page.ROOT.resolve("mvnw").toRealPath().toString(),
        "-q",
        "package",
        "-Dmaven.repo.local=" + LocalRepository.in(folder.resolve("repository")).folder(),
        "-Dmaven.repo.local.tail=" + System.getProperty("user.home") + "/.m2/repository");
    ImageIO.write(photo(), "jpeg", project.folder().resolve("photo.jpg").toFile());
  }

  /** Makes an empty database, and says where it is. */
  private static Map<String, String> environment(EmbeddedPostgres postgres, String database)
      throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + database);
    }
    return Map.of(
        "SPRING_DATASOURCE_URL",
        postgres.getJdbcUrl("postgres", database),
        "SPRING_DATASOURCE_USERNAME",
        "postgres");
  }

  /** Starts it on an empty database, twice, and uses it. */
  private void start(
      EmptyProject project,
      EmbeddedPostgres postgres,
      String database,
      Map<String, String> settings)
      throws Exception {
    Map<String, String> environment = new HashMap<>(settings);
    environment.putAll(environment(postgres, database));
    Path jar = project.folder().resolve("target/demo-0.0.1-SNAPSHOT.jar");
    Path log = folder.resolve(database + ".log");
    try (RunningProject running = RunningProject.start(jar, environment, log)) {
      tryAsThePageSays(project, running, 1);
    }
    try (RunningProject running = RunningProject.start(jar, environment, log)) {
      serves(running);
    }
    assertThat(Files.readString(log))
        .containsOnlyOnce("Pictures become WebP within 1024 pixels a side and 500000 bytes")
        .containsOnlyOnce("by libwebp 1.6.0 (webp-imageio 0.11.0)")
        .containsOnlyOnce("Media are stored in the tables media_slot, media,");
  }

  /** Types the commands, and looks for what the page prints after them. */
  private static void tryAsThePageSays(EmptyProject project, RunningProject running, int printout)
      throws Exception {
    String script = Files.readString(project.folder().resolve("try.sh"));
    project.write("try-here.sh", script.replace("localhost:8080", "127.0.0.1:" + running.port()));
    String printed = project.run(Map.of("no_proxy", "127.0.0.1"), "bash", "-eu", "try-here.sh");
    List<String> shown =
        Page.read(PastedBlocks.PAGE).blocks().stream()
            .filter(block -> !block.isCode())
            .toList()
            .get(printout)
            .lines();
    assertThat(withoutFigures(printed)).containsAll(withoutFigures(String.join("\n", shown)));
  }

  /** Sizes, times and digests differ with the photo. */
  private static List<String> withoutFigures(String text) {
    return text.lines()
        .map(line -> line.replaceAll("[0-9a-f]{64}|\\b\\d+\\b", "N").strip())
        .toList();
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

  private static BufferedImage photo() {
    BufferedImage photo = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 1200; y++) {
      for (int x = 0; x < 1600; x++) {
        photo.setRGB(x, y, x * y);
      }
    }
    return photo;
  }
}

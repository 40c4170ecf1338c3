package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * An empty project with the blocks of the quick start in it, built by Maven as a stranger would.
 */
record PastedProject(EmptyProject project, Path folder) {

  /** Pastes the blocks and builds. */
  static PastedProject build(EmptyProject project, List<Block> blocks, Path folder)
      throws Exception {
    for (Block block : blocks) {
      project.paste(block);
    }
    project.run(
        // It lives for seconds.
        Map.of("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"),
        Page.ROOT.resolve("mvnw").toRealPath().toString(),
        "-q",
        "package",
        "-Dmaven.repo.local=" + LocalRepository.in(folder.resolve("repository")).folder(),
        "-Dmaven.repo.local.tail=" + System.getProperty("user.home") + "/.m2/repository");
    ImageIO.write(photo(), "jpeg", project.folder().resolve("photo.jpg").toFile());
    return new PastedProject(project, folder);
  }

  /** Starts it with these settings; its database is among them. */
  RunningProject start(Map<String, String> environment, Path log) throws Exception {
    Path jar = project.folder().resolve("target/demo-0.0.1-SNAPSHOT.jar");
    return RunningProject.start(jar, environment, log);
  }

  /** Adds where an empty database is. */
  static Map<String, String> onEmptyDatabase(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("SPRING_DATASOURCE_URL", PageDatabase.emptyForApplication());
    environment.put("SPRING_DATASOURCE_USERNAME", "postgres");
    return environment;
  }

  /** Types the commands, and looks for what the page prints after them. */
  void tryAsThePageSays(RunningProject running, int printout) throws Exception {
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

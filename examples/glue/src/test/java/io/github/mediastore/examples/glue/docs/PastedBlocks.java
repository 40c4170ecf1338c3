package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The blocks of the quick start that a reader pastes. */
final class PastedBlocks {

  static final String PAGE = "docs/quick-start.md";

  /** What the files of one project begin with, to tell them from those of the other. */
  private static final String STARTER = "starter/";

  private PastedBlocks() {}

  private static List<Block> all() throws IOException {
    return Page.read(PAGE).blocks().stream().filter(block -> block.verb().equals("into")).toList();
  }

  private static boolean isServlet(Block block) {
    return block.file().endsWith("PhotoServlet.java");
  }

  private static boolean isStarter(Block block) {
    return block.file().startsWith(STARTER);
  }

  /** For Spring Boot with the starter: dependency, settings, class, and the commands to try it. */
  static List<Block> forStarter() throws IOException {
    return all().stream()
        .filter(PastedBlocks::isStarter)
        .map(block -> block.into(block.file().substring(STARTER.length())))
        .toList();
  }

  /** For Spring Boot: dependency, settings, classes, and the commands to try them. */
  static List<Block> forSpring() throws IOException {
    return all().stream().filter(block -> !isServlet(block) && !isStarter(block)).toList();
  }

  /** For servlets: dependency and class. */
  static List<Block> forServlets() throws IOException {
    return all().stream()
        .filter(block -> isServlet(block) || block.file().equals("pom.xml"))
        .toList();
  }

  /** What a reader has to write, or at least to read. */
  static long linesToWrite(List<Block> blocks) {
    return blocks.stream()
        .filter(block -> !block.language().equals("sh"))
        .flatMap(block -> block.lines().stream())
        .filter(line -> !line.isBlank() && !line.matches("(import|package) .*"))
        .count();
  }

  /** Compiles the classes among the blocks with what these tests have, every warning an error. */
  static void compile(List<Block> blocks, Path folder) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-Xlint:all", "-Werror", "-proc:none", "--release", "17"));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    arguments.addAll(List.of("-d", folder.toString()));
    EmptyProject project = new EmptyProject(folder);
    for (Block block : blocks) {
      if (block.language().equals("java")) {
        arguments.add(project.write(block.file(), block.text()).toString());
      }
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, System.out, System.out, arguments.toArray(String[]::new));
    assertThat(status).isZero();
  }
}

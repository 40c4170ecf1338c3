package io.github.mediastore.jdbc.endurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Exports everything by the command line, while others write, and compares the files of this
 * client's own slots with what must be there, and all others with the manifest.
 */
final class ExportOperations {

  private static final Pattern TEXT = Pattern.compile("\"(\\w+)\":(?:\"([^\"]*)\"|(\\d+))");

  private final int client;
  private final String classPath;
  private final String url;
  private final Folder folder;

  ExportOperations(int client, String classPath, String url, Folder folder) {
    this.client = client;
    this.classPath = classPath;
    this.url = url;
    this.folder = folder;
  }

  boolean isPossible() {
    return !classPath.isEmpty();
  }

  Operation draw(World world) {
    return new Operation("export", List.of(), () -> run(world));
  }

  private boolean run(World world) throws IOException, InterruptedException {
    Path target = folder.export(client);
    delete(target);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                classPath,
                "io.github.mediastore.examples.cli.MediaStoreCli",
                "export",
                target.toString(),
                "--url",
                url)
            .redirectErrorStream(true)
            .redirectOutput(folder.output(client).toFile())
            .start();
    if (!process.waitFor(180, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new Fault("An export does not end");
    }
    int status = process.exitValue();
    if (status == 3) {
      return false; // The server is not there.
    } else if (status != 0) {
      throw new Fault(
          "An export ended with " + status + ": " + Files.readString(folder.output(client)));
    }
    compare(world, target);
    return true;
  }

  private void compare(World world, Path target) {
    Map<String, StringBuilder> slots = new HashMap<>();
    for (String line : Folder.lines(target.resolve("manifest.jsonl"))) {
      Map<String, String> fields = new HashMap<>();
      for (Matcher text = TEXT.matcher(line); text.find(); ) {
        fields.put(text.group(1), text.group(2) == null ? text.group(3) : text.group(2));
      }
      if (!fields.containsKey("file")) {
        continue; // The totals.
      }
      String sha256 = Reality.file(target.resolve(fields.get("file")));
      SlotView.require(
          sha256.equals(fields.get("sha256")), "an exported file has other bytes: " + line);
      String slot =
          fields.get("ownerType") + "/" + fields.get("ownerId") + "/" + fields.get("slot");
      boolean isFull = "full".equals(fields.get("rendition"));
      slots
          .computeIfAbsent(Key.SLOT + " " + slot, key -> new StringBuilder())
          .append(isFull ? " " : "+" + fields.get("rendition") + "~")
          .append(sha256 + ":" + fields.get("size") + ":" + fields.get("contentType"));
    }
    for (String key : world.keys(Key.SLOT + " ")) {
      String exported = slots.getOrDefault(key, new StringBuilder()).toString().strip();
      SlotView.require(
          exported.equals(world.get(key)),
          "%s was exported as %s instead of %s".formatted(key, exported, world.get(key)));
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

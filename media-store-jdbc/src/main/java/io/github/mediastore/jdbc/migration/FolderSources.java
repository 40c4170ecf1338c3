package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaSlot;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a folder whose paths match a pattern. Links are listed as any file is, and judged
 * when they are read; folders behind links are not entered.
 */
final class FolderSources {

  private static final String OWNER = "{ownerId}";

  private final Path root;
  private final Pattern pattern;
  private final String ownerType;
  private final String slotName;

  FolderSources(Path root, String pattern, String ownerType, String slotName) {
    this.root = root;
    this.pattern = Pattern.compile(regex(pattern));
    this.ownerType = ownerType;
    this.slotName = slotName;
  }

  private static String regex(String glob) {
    int owner = glob.indexOf(OWNER);
    if (owner < 0 || glob.indexOf(OWNER, owner + 1) >= 0) {
      throw new IllegalArgumentException(
          "The pattern must name %s once: %s".formatted(OWNER, glob));
    }
    return part(glob.substring(0, owner))
        + "([^/]+?)"
        + part(glob.substring(owner + OWNER.length()));
  }

  private static String part(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      regex.append(
          switch (c) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return regex.toString();
  }

  /** Lists them by slot and path, so that several of one slot are in a certain order. */
  List<SourceFile> list() throws IOException {
    List<SourceFile> sources = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = root.relativize(file).toString().replace('\\', '/');
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
              MediaSlot slot = MediaSlot.of(ownerType, matcher.group(1), slotName);
              sources.add(new SourceFile(root, name, slot));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            // A folder that cannot be entered: whoever reads the report looks for its files.
            return FileVisitResult.CONTINUE;
          }
        });
    sources.sort(
        Comparator.comparing((SourceFile s) -> s.slot().toString())
            .thenComparing(SourceFile::name));
    return sources;
  }
}

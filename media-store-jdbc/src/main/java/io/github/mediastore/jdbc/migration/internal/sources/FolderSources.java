package io.github.mediastore.jdbc.migration.internal.sources;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.internal.streams.FileTrouble;
import io.github.mediastore.jdbc.migration.internal.sources.PathPattern.Step;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of a folder whose paths match a pattern, by their names. Only folders on the way are
 * listed, each when the walk comes to it. Links are listed as any file is, and judged when they are
 * read; folders behind links are not entered.
 */
public final class FolderSources implements SourceListing<SourceFile> {

  private final Path root;
  private final String text;
  private final PathPattern pattern;
  private final String ownerType;
  private final String slotName;

  public FolderSources(Path root, String pattern, String ownerType, String slotName) {
    this.root = root;
    this.text = pattern;
    this.pattern = PathPattern.of(pattern);
    this.ownerType = ownerType;
    this.slotName = slotName;
  }

  @Override
  public void each(Consumer<SourceFile> to) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new NoSuchFileException(root.toString());
    }
    new Walk(Optional.empty(), to).enter(root, "", 0, "");
  }

  @Override
  public String toString() {
    return "files for %s/%s: %s".formatted(ownerType, slotName, text);
  }

  /** Lists the files of one slot. */
  public void of(MediaSlot slot, Consumer<SourceFile> to) {
    if (slot.ownerType().equals(ownerType) && slot.name().equals(slotName)) {
      new Walk(Optional.of(slot.ownerId()), to).enter(root, "", 0, "");
    }
  }

  /** One walk through the folders, for one owner or for all. */
  private final class Walk {

    private final Optional<String> wanted;
    private final Consumer<SourceFile> to;

    Walk(Optional<String> wanted, Consumer<SourceFile> to) {
      this.wanted = wanted;
      this.to = to;
    }

    void enter(Path folder, String path, int depth, String owner) {
      Step step = pattern.step(depth);
      boolean isLast = depth == pattern.length() - 1;
      for (String name : names(folder, path, step)) {
        String childPath = path + name;
        String childOwner = step.namesOwner() ? step.owner(name) : owner;
        Path child;
        try {
          child = folder.resolve(name);
        } catch (InvalidPathException e) {
          // Its name cannot be said in the character set of this process.
          to.accept(SourceFile.of(ownerType, childOwner, slotName, childPath));
          continue;
        }
        boolean isFolder = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
        if (isLast && !isFolder) {
          to.accept(SourceFile.of(ownerType, childOwner, slotName, childPath));
        } else if (!isLast && isFolder) {
          enter(child, childPath + "/", depth + 1, childOwner);
        }
      }
    }

    private List<String> names(Path folder, String path, Step step) {
      Optional<String> only = step.onlyName(wanted);
      if (only.isPresent()) {
        return isThere(folder, only.get()) && step.matches(only.get(), wanted)
            ? List.of(only.get())
            : List.of();
      }
      List<String> names = new ArrayList<>();
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
        for (Path child : children) {
          String name = String.valueOf(child.getFileName());
          boolean isText = child.equals(folder.resolve(name));
          if (step.matches(name, wanted) && isText) {
            names.add(name);
          } else if (step.matches(name, wanted)) {
            to.accept(new SourceFile(path + name, null, notText()));
          }
        }
      } catch (IOException e) {
        to.accept(unlisted(path, e));
      } catch (DirectoryIteratorException e) {
        to.accept(unlisted(path, Objects.requireNonNull(e.getCause())));
      }
      Collections.sort(names);
      return names;
    }

    private static SourceFile unlisted(String path, IOException failure) {
      return new SourceFile(
          path,
          null,
          SourceException.unanswered(
              Problem.UNREADABLE,
              "The folder cannot be listed: " + FileTrouble.fileAndReason(failure)));
    }

    private static SourceException notText() {
      return new SourceException(
          Problem.INVALID_PATH,
          "The name is no text in the character set of this process: rename the file");
    }

    private boolean isThere(Path folder, String name) {
      // An owner's id may be anything that somebody asks for.
      if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.matches("\\.{1,2}")) {
        return false;
      }
      try {
        return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
      } catch (InvalidPathException e) {
        return false;
      }
    }
  }
}

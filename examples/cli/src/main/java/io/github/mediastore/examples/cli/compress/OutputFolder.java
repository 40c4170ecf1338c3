package io.github.mediastore.examples.cli.compress;

import io.github.mediastore.MediaContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The folder that results are written to, each at once under its name or not at all. A result that
 * is there from before is replaced. Safe for use by several threads.
 */
final class OutputFolder {

  private final Path folder;
  private final OutputNames names;
  private final AtomicLong written = new AtomicLong();

  OutputFolder(Path folder, OutputNames names) {
    this.folder = folder;
    this.names = names;
  }

  /**
   * Writes a result.
   *
   * @param input the file it was made of
   * @param content the result
   * @return the path of the file that holds it
   */
  String write(Path input, MediaContent content) throws IOException {
    Path target = folder.resolve(names.of(input));
    // Not a temporary file by the JDK's leave: those are for the user's eyes only, results are not.
    Path partial =
        folder.resolve(
            ".media-store-%d-%d.tmp"
                .formatted(ProcessHandle.current().pid(), written.getAndIncrement()));
    try (InputStream in = content.openStream()) {
      Files.copy(in, partial);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
    return target.toString();
  }
}

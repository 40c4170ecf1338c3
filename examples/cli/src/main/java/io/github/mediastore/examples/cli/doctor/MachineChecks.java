package io.github.mediastore.examples.cli.doctor;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.examples.cli.terminal.Amounts;
import io.github.mediastore.examples.cli.terminal.FileTrouble;
import io.github.mediastore.image.WebpImageCompressor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at this machine: the WebP library, and the temporary folder that it is unpacked to. */
final class MachineChecks {

  private static final String WEBP = "WebP library";
  private static final String TEMPORARY = "temporary folder";
  private static final String FOLDER_PROPERTY = "com.luciad.imageio.webp.tmpdir";

  /** An upload of unknown size may wait there; the store allows 4 GiB. */
  private static final long BYTES_TO_SPOOL = 1_000_000_000;

  private MachineChecks() {}

  static List<Finding> findings() {
    String temporary = System.getProperty("java.io.tmpdir");
    String unpacked = System.getProperty(FOLDER_PROPERTY, temporary);
    return List.of(webp(), folder(Path.of(unpacked)));
  }

  private static Finding webp() {
    try {
      WebpImageCompressor.create();
      return Finding.ok(WEBP, "runs on this machine");
    } catch (CodecUnavailableException e) {
      return Finding.problem(
          WEBP, String.valueOf(e.getMessage()), "Pictures cannot be compressed until it runs");
    }
  }

  static Finding folder(Path folder) {
    String advice = "Name another with -Djava.io.tmpdir=...";
    try {
      Path probe = Files.createTempFile(folder, "media-store", ".probe");
      try {
        // What a file system mounted noexec allows nobody, the operating system denies here too.
        if (!probe.toFile().setExecutable(true) || !Files.isExecutable(probe)) {
          return Finding.problem(
              TEMPORARY,
              folder + " does not allow programs (noexec)",
              "Name another for the WebP library with -D" + FOLDER_PROPERTY + "=...");
        }
      } finally {
        Files.delete(probe);
      }
      long free = Files.getFileStore(folder).getUsableSpace();
      String message = folder + " can be written to, allows programs, " + Amounts.bytes(free);
      return free < BYTES_TO_SPOOL
          ? Finding.warning(
              TEMPORARY,
              message + " free",
              "Large uploads of unknown size wait there: make room. " + advice)
          : Finding.ok(TEMPORARY, message + " free");
    } catch (IOException e) {
      return Finding.problem(
          TEMPORARY, folder + " cannot be written to: " + FileTrouble.reason(e), advice);
    }
  }
}

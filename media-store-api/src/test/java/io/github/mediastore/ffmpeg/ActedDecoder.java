package io.github.mediastore.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Scripts that play the decoder: they say that they are ffmpeg, and then do something else. */
final class ActedDecoder {

  private static final String SCRIPT =
      """
      #!/bin/sh
      case "$2" in
        -version) echo "ffmpeg version 7.1"; exit 0 ;;
        -decoders) echo " VFS..D hevc   HEVC"; exit 0 ;;
      esac
      %s
      """;

  private ActedDecoder() {}

  /** Writes a script. */
  static Path write(Path folder, String act) throws IOException {
    Path script = Files.createTempFile(folder, "ffmpeg", ".sh");
    Files.writeString(script, SCRIPT.formatted(act));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }
}

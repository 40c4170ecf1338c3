package io.github.mediastore.image;

import io.github.mediastore.CodecUnavailableException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds out, before the first upload does, whether libwebp runs on this machine. The library is
 * native: it is unpacked to a temporary folder and loaded from there.
 */
final class NativeCodec {

  private static final String FOLDER_PROPERTY = "com.luciad.imageio.webp.tmpdir";

  private NativeCodec() {}

  /**
   * Encodes a single pixel.
   *
   * @throws CodecUnavailableException if that fails, saying why if it can be told
   */
  static void check(WebpEncoder encoder) {
    try {
      encoder.encode(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), 50);
    } catch (LinkageError | RuntimeException e) {
      throw new CodecUnavailableException(
          "The WebP library cannot run on this machine (%s, %s): %s"
              .formatted(
                  System.getProperty("os.name"), System.getProperty("os.arch"), explanation()),
          e);
    }
  }

  private static String explanation() {
    Path folder =
        Path.of(System.getProperty(FOLDER_PROPERTY, System.getProperty("java.io.tmpdir")));
    if (Files.exists(Path.of("/etc/alpine-release"))) {
      return "it needs the GNU C library, which Alpine Linux does not have; use an image that is"
          + " based on Debian, Ubuntu or Red Hat";
    }
    return folderProblem(folder)
        .map(problem -> problem + "; name another folder with -D" + FOLDER_PROPERTY + "=...")
        .orElse("there is none for this system and processor, or it could not be loaded");
  }

  private static Optional<String> folderProblem(Path folder) {
    try {
      Path probe = Files.createTempFile(folder, "media-store", ".probe");
      try {
        return probe.toFile().setExecutable(true) && Files.isExecutable(probe)
            ? Optional.empty()
            : Optional.of("the folder " + folder + " does not allow programs (noexec)");
      } finally {
        Files.delete(probe);
      }
    } catch (IOException e) {
      return Optional.of("the folder " + folder + " cannot be written to");
    }
  }
}

package io.github.mediastore.image;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.internal.OsInfo;
import io.github.mediastore.internal.streams.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says why libwebp does not run, so that whoever reads it knows what to change: the class path, the
 * packaging, the temporary folder or the platform.
 */
final class CodecDiagnosis {

  private static final String FOLDER_PROPERTY = "com.luciad.imageio.webp.tmpdir";
  private static final String NAME = "webp-imageio";

  /** What every complete webp-imageio has, whatever the platform. */
  private static final String FILE_OF_A_SERVER = "/native/Linux/x86_64/libwebp-imageio.so";

  private CodecDiagnosis() {}

  static String of(Throwable failure) {
    return missingClass(failure)
        .or(CodecDiagnosis::missingFile)
        .or(CodecDiagnosis::unusableFolder)
        .or(CodecDiagnosis::refusedByTheSystem)
        .orElseGet(() -> "it was loaded and failed with " + failure);
  }

  private static Optional<String> missingClass(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(failure, t -> t != null, t -> t.getCause())
        .filter(ClassNotFoundException.class::isInstance)
        .findFirst()
        .map(
            missing ->
                "the class "
                    + missing.getMessage()
                    + " is missing; the class path needs all that webp-imageio depends on,"
                    + " kotlin-stdlib too");
  }

  private static Optional<String> missingFile() {
    if (isThere(file())) {
      return Optional.empty();
    }
    return Optional.of(
        isThere(FILE_OF_A_SERVER)
            ? "there is none for this system and processor"
            : "its native files are missing; the class path needs the folder /native of the"
                + " webp-imageio jar, which a repackaged jar may have lost");
  }

  private static String file() {
    return "/native/%s/%s"
        .formatted(OsInfo.getNativeLibFolderPathForCurrentOS(), System.mapLibraryName(NAME));
  }

  private static boolean isThere(String file) {
    return WebPImageWriterSpi.class.getResource(file) != null;
  }

  private static Path folder() {
    return Path.of(System.getProperty(FOLDER_PROPERTY, System.getProperty("java.io.tmpdir")));
  }

  private static Optional<String> unusableFolder() {
    return folderProblem(folder())
        .map(problem -> problem + "; name another folder with -D" + FOLDER_PROPERTY + "=...");
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

  /** Loads it once more: webp-imageio prints what the system said, and does not hand it on. */
  private static Optional<String> refusedByTheSystem() {
    try (InputStream library = WebPImageWriterSpi.class.getResourceAsStream(file())) {
      if (library == null) {
        return missingFile();
      }
      Path copy = Files.createTempFile(folder(), "media-store", ".library");
      try {
        Files.copy(library, copy, StandardCopyOption.REPLACE_EXISTING);
        System.load(copy.toAbsolutePath().toString());
        return Optional.empty();
      } catch (UnsatisfiedLinkError e) {
        return Optional.of("the system refused to load it: " + e.getMessage());
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      return Optional.of("it could not be unpacked: " + FileTrouble.reason(e));
    }
  }
}

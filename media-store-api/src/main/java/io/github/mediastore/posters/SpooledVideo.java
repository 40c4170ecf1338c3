package io.github.mediastore.posters;

import io.github.mediastore.MediaContent;
import io.github.mediastore.internal.streams.SmallReads;
import io.github.mediastore.posters.PosterResult.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of a video, or of its beginning, in a temporary file that only its owner can read. Those
 * that a killed process left are removed by the next one.
 */
final class SpooledVideo implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SpooledVideo.class);
  private static final String PREFIX = "media-store-poster-";

  private final Path path;

  private SpooledVideo(Path path) {
    this.path = path;
  }

  static SpooledVideo of(MediaContent video, long most) throws PosterException {
    SpooledVideo copy;
    try {
      String prefix = PREFIX + ProcessHandle.current().pid() + "-";
      copy = new SpooledVideo(Files.createTempFile(prefix, ".video"));
    } catch (IOException e) {
      throw new PosterException(
          Failure.UNAVAILABLE, "There is no temporary file for the video: " + e.getMessage(), e);
    }
    boolean isWhole = false;
    try {
      copy.fill(video, most);
      isWhole = true;
      return copy;
    } finally {
      if (!isWhole) {
        copy.close();
      }
    }
  }

  private void fill(MediaContent video, long most) throws PosterException {
    try (InputStream in = open(video);
        OutputStream out = Files.newOutputStream(path)) {
      byte[] buffer = new byte[SmallReads.MOST_BYTES];
      long left = most;
      int read = read(in, buffer, left);
      while (read > 0) {
        out.write(buffer, 0, read);
        left -= read;
        read = read(in, buffer, left);
      }
    } catch (IOException e) {
      throw new PosterException(
          Failure.UNAVAILABLE, "The video cannot be copied to a file: " + e.getMessage(), e);
    }
  }

  private static InputStream open(MediaContent video) throws PosterException {
    try {
      return SmallReads.of(video.openStream());
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private static int read(InputStream in, byte[] buffer, long most) throws PosterException {
    try {
      return most == 0 ? -1 : in.readNBytes(buffer, 0, (int) Math.min(most, buffer.length));
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private static PosterException unreadable(Exception e) {
    return new PosterException(
        Failure.UNREADABLE, "The video cannot be read: " + e.getMessage(), e);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn("A temporary copy of a video may be left: {}", path, e);
    }
  }

  /** Removes the copies of processes that are no more. */
  static void sweep() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*.video")) {
      for (Path file : left) {
        if (isAbandoned(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      LOG.warn("Temporary copies of videos may be left in {}", folder, e);
    }
  }

  /** A process that is younger than the file has but inherited the number of its maker. */
  private static boolean isAbandoned(Path file) throws IOException {
    String maker = file.getFileName().toString().substring(PREFIX.length()).split("-", 2)[0];
    if (!maker.matches("\\d{1,18}")) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(maker));
    Instant made = Files.getLastModifiedTime(file).toInstant();
    return process.isEmpty()
        || process.get().info().startInstant().filter(made.plusSeconds(1)::isBefore).isPresent();
  }
}

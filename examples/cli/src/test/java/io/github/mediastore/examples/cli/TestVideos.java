package io.github.mediastore.examples.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What looks like videos, of which no two are the same. */
public final class TestVideos {

  private TestVideos() {}

  /** Returns one. */
  public static byte[] mp4(int size, int number) {
    byte[] file = new byte[size];
    byte[] start = "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom".getBytes(ISO_8859_1);
    System.arraycopy(start, 0, file, 0, start.length);
    file[size - 1] = (byte) number;
    return file;
  }

  /** Writes some below a folder, {@code parts/0/video.mp4} and so on. */
  public static void write(Path uploads, int count) throws IOException {
    for (int part = 0; part < count; part++) {
      Path video = uploads.resolve("parts/" + part + "/video.mp4");
      Files.createDirectories(video.getParent());
      Files.write(video, mp4(1000, part));
    }
  }
}

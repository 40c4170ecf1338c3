package io.github.mediastore.image;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Uploads files by the lines of the README, every third of them refused; run it under {@code ulimit
 * -n 120} with a number of uploads and a folder that is there.
 */
final class ManyUploads {

  private ManyUploads() {}

  public static void main(String[] arguments) throws IOException {
    int rejected = upload(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
    System.out.println("uploads " + arguments[0] + ", rejected " + rejected);
  }

  /** Returns how many uploads were rejected. */
  static int upload(int count, Path folder) throws IOException {
    Path picture = folder.resolve("picture.png");
    Files.write(picture, TestPictures.file(TestPictures.scene(64, 48), "png"));
    Path text = Files.writeString(folder.resolve("text.png"), "This is no picture");
    ImageCompressor compressor = WebpImageCompressor.create();
    MediaStore store = new InMemoryMediaStore();
    int rejected = 0;
    for (int i = 0; i < count; i++) {
      Path upload = i % 3 == 0 ? text : picture;
      try {
        CompressedImage compressed = compressor.compress(() -> Files.newInputStream(upload));
        store.put(MediaSlot.of("users", i % 100, "profile"), compressed);
      } catch (RejectedUploadException e) {
        rejected++;
      }
    }
    return rejected;
  }
}

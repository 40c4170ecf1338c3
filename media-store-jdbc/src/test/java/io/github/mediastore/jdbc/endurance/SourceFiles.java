package io.github.mediastore.jdbc.endurance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.WebpImageCompressor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import javax.imageio.ImageIO;

/** Draws pictures and videos as a host's folder has them, and knows what they must become. */
final class SourceFiles {

  private static final byte[] MP4 = "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom".getBytes(ISO_8859_1);

  private final WebpImageCompressor compressor = WebpImageCompressor.create();
  private final Random random;

  SourceFiles(Random random) {
    this.random = random;
  }

  /** A file that is not written yet. */
  static final class SourceFile {

    private final byte[] bytes;
    private final String item;

    private SourceFile(byte[] bytes, String item) {
      this.bytes = bytes;
      this.item = item;
    }

    /** Returns what is in it. */
    byte[] bytes() {
      return bytes;
    }

    /** Returns what the store must hold of it. */
    String item() {
      return item;
    }

    String sha256() {
      return Content.sha256(bytes);
    }
  }

  SourceFile draw() {
    return random.nextInt(3) == 0 ? video() : picture();
  }

  private SourceFile video() {
    byte[] bytes =
        Content.bytes(random, random.nextInt(8) == 0 ? 700_000 : 1000 + random.nextInt(50_000));
    System.arraycopy(MP4, 0, bytes, 0, MP4.length);
    return new SourceFile(bytes, Content.representation("video/mp4", bytes));
  }

  private SourceFile picture() {
    BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        picture.setRGB(x, y, x < 16 ? random.nextInt(1 << 24) : x * 260 + y * 1000);
      }
    }
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ImageIO.write(picture, "png", file);
      CompressedImage compressed = compressor.compress(file.toByteArray());
      byte[] bytes = compressed.openStream().readAllBytes();
      return new SourceFile(
          file.toByteArray(), Content.representation(compressed.contentType(), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file so that nobody sees a part of it. */
  static void write(Path path, byte[] bytes) throws IOException {
    Files.createDirectories(path.getParent());
    Path hidden = path.resolveSibling("." + path.getFileName());
    Files.write(hidden, bytes);
    Files.move(hidden, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}

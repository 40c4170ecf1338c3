package io.github.mediastore.jdbc.migration.internal.sources;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Pairs of texts in a temporary file, so that a million of them take no memory. */
final class SpooledTexts implements AutoCloseable {

  private final Path file;
  private final DataOutputStream out;
  private long pairs;

  private SpooledTexts(Path file) throws IOException {
    this.file = file;
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  static SpooledTexts create() throws IOException {
    return new SpooledTexts(Files.createTempFile("media-migration-", ".tmp"));
  }

  void add(String first, String second) {
    try {
      write(first);
      write(second);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep a row in " + file, e);
    }
    pairs++;
  }

  /** Reads all that were added. */
  void eachPair(BiConsumer<String, String> to) throws IOException {
    out.close();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (long i = 0; i < pairs; i++) {
        String first = read(in);
        to.accept(first, read(in));
      }
    }
  }

  private void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String read(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      Files.delete(file);
    }
  }
}

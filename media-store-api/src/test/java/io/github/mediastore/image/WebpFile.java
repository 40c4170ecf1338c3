package io.github.mediastore.image;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Looks into a WebP file the way its container is laid out (RFC 9649, section 2.3). */
final class WebpFile {

  private WebpFile() {}

  /** Returns the names of all chunks, after checking that they fill the file exactly. */
  static List<String> chunks(byte[] file) {
    ByteBuffer riff = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(name(riff)).isEqualTo("RIFF");
    assertThat(riff.getInt()).isEqualTo(riff.remaining());
    assertThat(name(riff)).isEqualTo("WEBP");
    List<String> names = new ArrayList<>();
    while (riff.hasRemaining()) {
      names.add(name(riff));
      int size = riff.getInt();
      riff.position(riff.position() + size + size % 2);
    }
    return names;
  }

  private static String name(ByteBuffer riff) {
    byte[] name = new byte[4];
    riff.get(name);
    return new String(name, US_ASCII);
  }
}

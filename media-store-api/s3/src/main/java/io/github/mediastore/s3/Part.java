package io.github.mediastore.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of an upload, in blocks that are used again for the next part. A collector has no trouble
 * with blocks of this size, and a small object takes no more of them than it needs.
 */
final class Part {

  private static final int BLOCK = 64 << 10;

  private final List<byte[]> blocks = new ArrayList<>();
  private int length;

  /** Makes a part that has nothing in it yet. */
  Part() {}

  /** Makes a part of these bytes. */
  Part(byte[] bytes) {
    blocks.add(bytes);
    length = bytes.length;
  }

  /** Reads the next bytes of a stream in the place of those that it had; fewer only at its end. */
  void fill(InputStream from, int most) throws IOException {
    length = 0;
    for (int i = 0; length < most; i++) {
      if (i == blocks.size()) {
        blocks.add(new byte[BLOCK]);
      }
      int wanted = Math.min(BLOCK, most - length);
      int read = from.readNBytes(blocks.get(i), 0, wanted);
      length += read;
      if (read < wanted) {
        return;
      }
    }
  }

  int length() {
    return length;
  }

  /**
   * Lets the blocks go, whoever still holds the part: the HTTP client does, for its last request.
   */
  void release() {
    blocks.clear();
    length = 0;
  }

  void addTo(MessageDigest digest) {
    buffers().forEach(digest::update);
  }

  /** Returns views of what is in it, in order. */
  List<ByteBuffer> buffers() {
    List<ByteBuffer> buffers = new ArrayList<>();
    for (int left = length, i = 0; left > 0; i++) {
      byte[] block = blocks.get(i);
      int used = Math.min(left, block.length);
      buffers.add(ByteBuffer.wrap(block, 0, used));
      left -= used;
    }
    return buffers;
  }

  /** Returns the part as the body of one request. */
  BodyPublisher publisher() {
    return length == 0 ? BodyPublishers.ofByteArray(new byte[0]) : new PartPublisher(this);
  }
}

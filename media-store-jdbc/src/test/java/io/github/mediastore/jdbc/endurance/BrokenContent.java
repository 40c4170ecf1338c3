package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.MediaContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * An upload whose client goes away.
 *
 * @param length after how many bytes
 * @param isSizeKnown whether it has said that there are more
 */
record BrokenContent(int length, boolean isSizeKnown) implements MediaContent {

  @Override
  public String contentType() {
    return "image/webp";
  }

  @Override
  public OptionalLong size() {
    return isSizeKnown ? OptionalLong.of(length + 1000L) : OptionalLong.empty();
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public InputStream openStream() {
    return new InputStream() {
      private int position;

      @Override
      public int read() throws IOException {
        if (position == length) {
          throw new IOException("The client went away");
        }
        return position++ & 0xFF;
      }

      @Override
      public int read(byte[] bytes, int offset, int count) throws IOException {
        int read = Math.min(count, length - position);
        if (read == 0 && count > 0) {
          throw new IOException("The client went away");
        }
        position += read;
        return read;
      }
    };
  }
}

package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A medium that was found, with its bytes in hand if they are one chunk. */
public final class StoredMedia implements Media {

  private static final int MOST_BYTES_OF_ARRAY = Integer.MAX_VALUE - 8;

  private final MediaInfo info;
  private final Representation representation;
  private final byte @Nullable [] whole;
  private final ChunkReader chunks;

  StoredMedia(
      MediaInfo info, Representation representation, byte @Nullable [] whole, ChunkReader chunks) {
    this.info = info;
    this.representation = representation;
    this.whole = whole;
    this.chunks = chunks;
  }

  /** Returns how many bytes came with the facts. */
  public int bytesInHand() {
    return whole == null ? 0 : whole.length;
  }

  @Override
  public MediaInfo info() {
    return info;
  }

  @Override
  public InputStream openStream() {
    if (whole != null) {
      return new ByteArrayInputStream(whole);
    }
    return new ChunkStream(representation, new ByteRange(0, info.size() - 1), chunks);
  }

  @Override
  public InputStream openStream(ByteRange range) {
    range.requireWithin(info.size());
    if (whole != null) {
      return new ByteArrayInputStream(whole, (int) range.first(), (int) range.length());
    }
    return new ChunkStream(representation, range, chunks);
  }

  @Override
  public byte[] bytes() {
    if (whole != null) {
      return whole.clone();
    }
    if (info.size() > MOST_BYTES_OF_ARRAY) {
      throw new IllegalStateException(
          "The %s is too large for an array; read it as a stream".formatted(info));
    }
    try (InputStream stream = openStream()) {
      byte[] bytes = new byte[(int) info.size()];
      stream.readNBytes(bytes, 0, bytes.length);
      return bytes;
    } catch (IOException e) {
      throw new AssertionError("A stream just opened says it is closed", e);
    }
  }

  /** Returns the same as the info. */
  @Override
  public String toString() {
    return info.toString();
  }
}

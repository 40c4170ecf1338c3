package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.ResponseHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A medium that was found, with its bytes in hand if they are one chunk. */
public final class StoredMedia implements Media {

  private static final int MOST_BYTES_OF_ARRAY = Integer.MAX_VALUE - 8;

  private final MediaInfo info;
  private final Representation representation;
  private final byte @Nullable [] whole;
  private final RepresentationBytes bytes;

  StoredMedia(
      MediaInfo info,
      Representation representation,
      byte @Nullable [] whole,
      RepresentationBytes bytes) {
    this.info = info;
    this.representation = representation;
    this.whole = whole;
    this.bytes = bytes;
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
    return bytes.open(info, representation, new ByteRange(0, info.size() - 1));
  }

  @Override
  public InputStream openStream(ByteRange range) {
    range.requireWithin(info.size());
    if (whole != null) {
      return new ByteArrayInputStream(whole, (int) range.first(), (int) range.length());
    }
    return bytes.open(info, representation, range);
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
      byte[] all = new byte[(int) info.size()];
      stream.readNBytes(all, 0, all.length);
      return all;
    } catch (IOException e) {
      throw new AssertionError("A stream just opened says it is closed", e);
    }
  }

  @Override
  public Optional<URI> presign(ResponseHeaders headers, Duration valid) {
    return bytes.presign(info, representation, headers, valid);
  }

  /** Returns the same as the info. */
  @Override
  public String toString() {
    return info.toString();
  }
}

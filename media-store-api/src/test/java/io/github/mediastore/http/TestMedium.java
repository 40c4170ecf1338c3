package io.github.mediastore.http;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.Sha256;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A medium of a test: counts how often its bytes are opened, and may be gone or end too early. */
final class TestMedium implements Media {

  static final MediaSlot SLOT = MediaSlot.of("users", 42, "profile");

  private final MediaInfo info;
  private final byte[] bytes;
  private final boolean isRemovedAfterwards;
  private final AtomicInteger openings = new AtomicInteger();

  private TestMedium(MediaInfo info, byte[] bytes, boolean isRemovedAfterwards) {
    this.info = info;
    this.bytes = bytes;
    this.isRemovedAfterwards = isRemovedAfterwards;
  }

  static TestMedium of(String contentType, byte[] bytes, @Nullable Instant storedAt) {
    Sha256 sha256 = Sha256.of(bytes);
    MediaInfo info =
        MediaInfo.builder(new MediaId(sha256.hex()), SLOT)
            .content(contentType, bytes.length, sha256)
            .storedAt(storedAt)
            .build();
    return new TestMedium(info, bytes, false);
  }

  static TestMedium of(byte[] bytes) {
    return of("image/webp", bytes, null);
  }

  /**
   * Returns the same medium with only its first bytes left; then its streams end, or find it gone.
   */
  TestMedium cutTo(int length, boolean isRemovedAfterwards) {
    return new TestMedium(info, Arrays.copyOf(bytes, length), isRemovedAfterwards);
  }

  int openings() {
    return openings.get();
  }

  @Override
  public MediaInfo info() {
    return info;
  }

  @Override
  public InputStream openStream() {
    return open(0, bytes.length);
  }

  @Override
  public InputStream openStream(ByteRange range) {
    range.requireWithin(info.size());
    return open((int) range.first(), (int) Math.min(range.length(), bytes.length - range.first()));
  }

  @Override
  public byte[] bytes() {
    openings.incrementAndGet();
    return bytes.clone();
  }

  private InputStream open(int offset, int length) {
    openings.incrementAndGet();
    InputStream present = new ByteArrayInputStream(bytes, offset, Math.max(0, length));
    return isRemovedAfterwards ? new SequenceInputStream(present, new GoneStream()) : present;
  }

  private static final class GoneStream extends InputStream {

    @Override
    public int read() {
      throw new MediumGoneException("Somebody removed the medium", null);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return read();
    }
  }
}

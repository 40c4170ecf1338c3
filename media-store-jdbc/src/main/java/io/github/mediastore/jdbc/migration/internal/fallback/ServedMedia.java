package io.github.mediastore.jdbc.migration.internal.fallback;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.jdbc.migration.internal.sources.BoundedStream;
import java.io.IOException;
import java.io.InputStream;

/** A medium whose bytes are not in the store yet. */
record ServedMedia(MediaInfo info, MediaContent content) implements Media {

  @Override
  public InputStream openStream() {
    try {
      return content.openStream();
    } catch (IOException e) {
      throw gone(e);
    }
  }

  @Override
  public InputStream openStream(ByteRange range) {
    range.requireWithin(info.size());
    InputStream stream = openStream();
    try {
      stream.skipNBytes(range.first());
      return new BoundedStream(stream, range.length());
    } catch (IOException e) {
      try {
        stream.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw gone(e);
    }
  }

  @Override
  public byte[] bytes() {
    if (info.size() > Integer.MAX_VALUE - Long.BYTES) {
      throw new IllegalStateException("The medium is larger than an array can be: " + info);
    }
    try (InputStream stream = openStream()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private MediumGoneException gone(IOException e) {
    return new MediumGoneException("The file of %s cannot be read any more".formatted(info), e);
  }
}

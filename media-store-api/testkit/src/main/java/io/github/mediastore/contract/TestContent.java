package io.github.mediastore.contract;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/** Content as tests need it: honest, lying and breaking off. */
public final class TestContent {

  private static final String TYPE = "application/octet-stream";

  private TestContent() {}

  /** Returns bytes that no two seeds share. */
  public static byte[] bytes(int size, int seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** Returns honest content of bytes in memory. */
  public static MediaContent of(byte[] bytes) {
    return MediaContent.of(TYPE, bytes);
  }

  /** Returns honest content of a few bytes. */
  public static MediaContent small(int seed) {
    return of(bytes(100 + seed, seed));
  }

  /** Returns content that can be read once and does not say how long it is. */
  public static MediaContent ofUnknownSize(byte[] bytes) {
    return MediaContent.of(TYPE, new ByteArrayInputStream(bytes));
  }

  /** Returns content that says a size of its own, true or not. */
  public static MediaContent thatSays(long size, byte[] bytes) {
    return new SaidContent(TYPE, OptionalLong.of(size), () -> new ByteArrayInputStream(bytes));
  }

  /** Returns content of a type that nobody checked. */
  public static MediaContent ofType(String contentType, byte[] bytes) {
    return new SaidContent(
        contentType, OptionalLong.of(bytes.length), () -> new ByteArrayInputStream(bytes));
  }

  /** Returns content whose stream fails after some bytes. */
  public static MediaContent thatBreaksOffAfter(int bytes, OptionalLong size) {
    return new SaidContent(
        TYPE,
        size,
        () ->
            new SequenceInputStream(
                new ByteArrayInputStream(new byte[bytes]), new FailingStream()));
  }

  /** Returns content of so many zeros in whose middle something happens. */
  public static MediaContent whileReading(int size, int position, Runnable event) {
    return new SaidContent(
        TYPE,
        OptionalLong.of(size),
        () ->
            new SequenceInputStream(
                Collections.enumeration(
                    List.of(
                        new ByteArrayInputStream(new byte[position]),
                        new EventStream(event),
                        new ByteArrayInputStream(new byte[size - position])))));
  }

  /** Returns content with everything that can be known about a picture. */
  public static MediaContent picture(byte[] bytes, Dimensions dimensions, String placeholder) {
    return new Picture(bytes) {
      @Override
      public Optional<Dimensions> dimensions() {
        return Optional.of(dimensions);
      }

      @Override
      public Optional<String> placeholder() {
        return Optional.of(placeholder);
      }
    };
  }

  /** Returns content with everything that can be known about a video. */
  public static MediaContent video(byte[] bytes, Dimensions dimensions, Duration duration) {
    return new Picture(bytes) {
      @Override
      public String contentType() {
        return "video/mp4";
      }

      @Override
      public Optional<Dimensions> dimensions() {
        return Optional.of(dimensions);
      }

      @Override
      public Optional<Duration> duration() {
        return Optional.of(duration);
      }
    };
  }

  /** Returns content with renditions. */
  public static MediaContent withRenditions(
      MediaContent content, Map<String, MediaContent> renditions) {
    return new RenderedContent(content, renditions);
  }

  /** Returns content that says what must stay in view and which settings made it. */
  public static MediaContent made(byte[] bytes, FocalPoint focus, String settings) {
    return new Picture(bytes) {
      @Override
      public Optional<FocalPoint> focus() {
        return Optional.of(focus);
      }

      @Override
      public Optional<String> settingsFingerprint() {
        return Optional.of(settings);
      }
    };
  }

  /** A picture of which nothing is known but its bytes. */
  private static class Picture implements MediaContent {

    private final byte[] bytes;

    private Picture(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public String contentType() {
      return "image/webp";
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.of(bytes.length);
    }

    @Override
    public InputStream openStream() {
      return new ByteArrayInputStream(bytes);
    }
  }

  private record RenderedContent(MediaContent content, Map<String, MediaContent> renditions)
      implements MediaContent {

    @Override
    public String contentType() {
      return content.contentType();
    }

    @Override
    public OptionalLong size() {
      return content.size();
    }

    @Override
    public InputStream openStream() throws IOException {
      return content.openStream();
    }

    @Override
    public boolean isRepeatable() {
      return content.isRepeatable();
    }

    @Override
    public Optional<Dimensions> dimensions() {
      return content.dimensions();
    }

    @Override
    public Optional<Duration> duration() {
      return content.duration();
    }

    @Override
    public Optional<String> placeholder() {
      return content.placeholder();
    }

    @Override
    public Optional<FocalPoint> focus() {
      return content.focus();
    }

    @Override
    public Optional<String> settingsFingerprint() {
      return content.settingsFingerprint();
    }

    @Override
    public Map<String, String> attributes() {
      return content.attributes();
    }
  }

  private record SaidContent(String contentType, OptionalLong size, Supplier<InputStream> streams)
      implements MediaContent {

    @Override
    public InputStream openStream() {
      return streams.get();
    }
  }

  /** Has no bytes, and lets something happen when that is found out. */
  private static final class EventStream extends InputStream {

    private final Runnable event;

    private EventStream(Runnable event) {
      this.event = event;
    }

    @Override
    public int read() {
      event.run();
      return -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return read();
    }
  }

  private static final class FailingStream extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("the client went away");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return read();
    }
  }
}

package io.github.mediastore.bench;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.JdbcMediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A video of 10 MB and one of 1 GB. */
@State(Scope.Benchmark)
public class VideoDatabase {

  static final Video SMALL = new Video(MediaSlot.of("parts", 1, "videos"), 10L << 20);
  static final Video LARGE = new Video(MediaSlot.of("parts", 2, "videos"), 1L << 30);

  private @Nullable PostgresDatabase database;

  /** Starts PostgreSQL and stores both. */
  @Setup
  public void start() throws IOException {
    database = new PostgresDatabase();
    store().put(SMALL.slot(), SMALL);
    store().put(LARGE.slot(), LARGE);
  }

  /** Stops PostgreSQL. */
  @TearDown
  public void stop() throws IOException {
    Objects.requireNonNull(database, "database").close();
  }

  JdbcMediaStore store() {
    return Objects.requireNonNull(database, "database").store();
  }

  /** Random bytes of some number. */
  record Video(MediaSlot slot, long bytes) implements MediaContent {

    @Override
    public String contentType() {
      return "video/mp4";
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.of(bytes);
    }

    @Override
    public InputStream openStream() {
      return new InputStream() {
        private final byte[] pattern = pattern();
        private long position;

        @Override
        public int read() {
          return position == bytes ? -1 : pattern[(int) (position++ % pattern.length)] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
          if (position == bytes) {
            return -1;
          }
          int from = (int) (position % pattern.length);
          int count = (int) Math.min(Math.min(length, pattern.length - from), bytes - position);
          System.arraycopy(pattern, from, target, offset, count);
          position += count;
          return count;
        }
      };
    }

    private static byte[] pattern() {
      byte[] pattern = new byte[1 << 20];
      new Random(2).nextBytes(pattern);
      return pattern;
    }
  }
}

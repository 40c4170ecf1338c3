package io.github.mediastore.bench;

import io.github.mediastore.ByteRange;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.jdbc.JdbcMediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures the store on PostgreSQL beside the least that the driver can do: for the same work, and
 * for a row that holds nothing but the bytes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
@State(Scope.Benchmark)
public class StoreBenchmark {

  private static final int MEGABYTE = 1 << 20;

  /** Replaces a picture of 150 KB. */
  @Benchmark
  public MediaInfo put(PictureDatabase database) {
    return database.store().put(PictureDatabase.PICTURE, database.picture());
  }

  /** Replaces 150 KB and what is to be known of them. */
  @Benchmark
  public int putPlain(PictureDatabase database) throws SQLException {
    return database.plain().put();
  }

  /** Replaces 150 KB in a row. */
  @Benchmark
  public int putBare(PictureDatabase database) throws SQLException {
    return database.plain().putBare();
  }

  /** Reads the picture. */
  @Benchmark
  public byte[] get(PictureDatabase database) {
    return database.store().find(PictureDatabase.PICTURE).orElseThrow().bytes();
  }

  /** Reads 150 KB and what is to be known of them. */
  @Benchmark
  public byte[] getPlain(PictureDatabase database) throws SQLException {
    return database.plain().get();
  }

  /** Reads 150 KB from a row. */
  @Benchmark
  public byte[] getBare(PictureDatabase database) throws SQLException {
    return database.plain().getBare();
  }

  /** Looks up the picture's facts. */
  @Benchmark
  public MediaInfo info(PictureDatabase database) {
    return database.store().info(PictureDatabase.PICTURE).orElseThrow();
  }

  /** Reads a megabyte out of the middle of 10 MB. */
  @Benchmark
  public byte[] rangeOfTenMegabytes(VideoDatabase database) throws IOException {
    return range(database.store(), VideoDatabase.SMALL);
  }

  /** Reads a megabyte out of the middle of 1 GB. */
  @Benchmark
  public byte[] rangeOfOneGigabyte(VideoDatabase database) throws IOException {
    return range(database.store(), VideoDatabase.LARGE);
  }

  private static byte[] range(JdbcMediaStore store, VideoDatabase.Video video) throws IOException {
    long first = video.bytes() / 2 - MEGABYTE / 2;
    ByteRange middle = new ByteRange(first, first + MEGABYTE - 1);
    try (InputStream stream = store.find(video.slot()).orElseThrow().openStream(middle)) {
      return stream.readAllBytes();
    }
  }
}

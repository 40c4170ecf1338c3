package io.github.mediastore.jdbc;

import io.github.mediastore.ByteRange;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.objects.NoSuchObjectException;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.objects.PresignedUpload;
import io.github.mediastore.objects.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Objects in memory, with the faults of a network at will. */
final class TestObjects implements ObjectStore {

  final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

  /** Whose they are, which is no medium's; asked for without faults, and not counted. */
  private final ConcurrentSkipListMap<String, byte[]> markers = new ConcurrentSkipListMap<>();

  final AtomicInteger puts = new AtomicInteger();
  final AtomicInteger reads = new AtomicInteger();

  /** How often the streams of all reads were asked for bytes. */
  final AtomicInteger pieces = new AtomicInteger();

  private volatile Fault fault = new Fault(Kind.NONE, "", 0);
  private final AtomicInteger left = new AtomicInteger();

  /** What goes wrong. */
  enum Kind {
    NONE,
    /** The request fails. */
    FAIL,
    /** It is done, and its answer lost. */
    LOSE_ANSWER,
    /** The stream breaks after some bytes. */
    BREAK,
    /** The stream ends after some bytes, as if it were whole. */
    END,
    /** A byte is another. */
    CHANGE,
    /** Half a second goes by. */
    SLOW
  }

  private record Fault(Kind kind, String message, int at) {}

  /** Lets the next requests go wrong. */
  void fail(Kind kind, String message, int at, int times) {
    fault = new Fault(kind, message, at);
    left.set(times);
  }

  void heal() {
    left.set(0);
  }

  private Kind next() throws IOException {
    if (left.get() <= 0 || left.getAndDecrement() <= 0) {
      return Kind.NONE;
    }
    if (fault.kind() == Kind.FAIL) {
      throw new IOException(fault.message());
    }
    if (fault.kind() == Kind.SLOW) {
      pause();
    }
    return fault.kind();
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void put(String key, String contentType, InputStream bytes) throws IOException {
    puts.incrementAndGet();
    Kind kind = next();
    objects.put(key, bytes.readAllBytes());
    if (kind == Kind.LOSE_ANSWER) {
      throw new IOException(fault.message());
    }
  }

  @Override
  public boolean create(String key, byte[] bytes) {
    return (isMarker(key) ? markers : objects).putIfAbsent(key, bytes) == null;
  }

  @Override
  public void copy(String from, String etag, String to) throws IOException {
    objects.put(to, bytes(from));
  }

  @Override
  public Optional<StoredObject> find(String key) throws IOException {
    if (isMarker(key)) {
      return Optional.ofNullable(markers.get(key)).map(bytes -> stored(key, bytes));
    }
    next();
    return Optional.ofNullable(objects.get(key)).map(bytes -> stored(key, bytes));
  }

  private static boolean isMarker(String key) {
    return key.contains("/installation/");
  }

  private static StoredObject stored(String key, byte[] bytes) {
    return new StoredObject(key, bytes.length, "" + Arrays.hashCode(bytes), Instant.EPOCH);
  }

  private byte[] bytes(String key) throws IOException {
    byte @Nullable [] bytes = objects.get(key);
    if (bytes == null) {
      throw new NoSuchObjectException(key);
    }
    return bytes;
  }

  @Override
  public InputStream read(String key, ByteRange range) throws IOException {
    if (isMarker(key)) {
      return new ByteArrayInputStream(markers.getOrDefault(key, new byte[0]));
    }
    reads.incrementAndGet();
    Kind kind = next();
    byte[] bytes = bytes(key).clone();
    if (range.last() >= bytes.length) {
      throw new IOException("416: the object has " + bytes.length + " bytes");
    }
    if (kind == Kind.CHANGE) {
      bytes[fault.at()] ^= 1;
    }
    InputStream stream =
        new Counted(
            new ByteArrayInputStream(bytes, (int) range.first(), (int) range.length()), pieces);
    return kind == Kind.BREAK || kind == Kind.END ? new Broken(stream, fault) : stream;
  }

  @Override
  public void delete(String key) {
    (isMarker(key) ? markers : objects).remove(key);
  }

  @Override
  public List<StoredObject> list(String prefix, String after, int limit) {
    return (isMarker(prefix) ? markers : objects)
        .tailMap(after, false).entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(prefix))
            .limit(limit)
            .map(entry -> stored(entry.getKey(), entry.getValue()))
            .toList();
  }

  @Override
  public Optional<URI> presignRead(String key, ResponseHeaders headers, Duration valid) {
    return Optional.of(URI.create("https://objects.example/" + key + "?for=" + valid));
  }

  @Override
  public Optional<PresignedUpload> presignUpload(
      String key, String contentType, long size, Duration valid) {
    return Optional.of(new PresignedUpload(URI.create("https://objects.example/" + key), Map.of()));
  }

  Map<String, byte[]> snapshot() {
    return new HashMap<>(objects);
  }

  /** A stream that counts how often it is asked. */
  private static final class Counted extends FilterInputStream {

    private final AtomicInteger pieces;

    Counted(InputStream stream, AtomicInteger pieces) {
      super(stream);
      this.pieces = pieces;
    }

    @Override
    public int read() throws IOException {
      pieces.incrementAndGet();
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      pieces.incrementAndGet();
      return in.read(bytes, offset, length);
    }
  }

  /** A stream that is not whole. */
  private static final class Broken extends FilterInputStream {

    private final Fault fault;
    private int read;

    Broken(InputStream stream, Fault fault) {
      super(stream);
      this.fault = fault;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (read >= fault.at()) {
        if (fault.kind() == Kind.END) {
          return -1;
        }
        throw new IOException(fault.message());
      }
      int count = in.read(bytes, offset, Math.min(length, fault.at() - read));
      read += Math.max(0, count);
      return count;
    }
  }
}

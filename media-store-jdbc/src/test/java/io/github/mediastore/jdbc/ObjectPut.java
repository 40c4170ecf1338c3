package io.github.mediastore.jdbc;

import io.github.mediastore.ByteRange;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.objects.PresignedUpload;
import io.github.mediastore.objects.StoredObject;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that stores one medium as an object, and stops at a step to be killed there. */
final class ObjectPut {

  static final MediaSlot SLOT = MediaSlot.of("parts", 1, "videos");
  static final int SIZE = 1_300_000;

  /** Where it stops. */
  enum Step {
    KEY_NOTED,
    HALF_SENT,
    SENT,
    ROW_WRITTEN,
    COMMITTED
  }

  private ObjectPut() {}

  static Process start(PGSimpleDataSource database, Path folder, Step step) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            ObjectPut.class.getName(),
            database.getUrl() + "&user=" + database.getUser(),
            folder.toString(),
            step.name())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Stores; prints one line at its step and waits to be killed. */
  public static void main(String[] arguments) throws Exception {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[0]);
    Step last = Step.valueOf(arguments[2]);
    ObjectStore objects = new Stopping(new FileObjectStore(Path.of(arguments[1])), last);
    JdbcMediaStore store = JdbcMediaStore.builder().objects(objects, 1_000).autonomous(database);
    StagedMedia staged =
        store.stage(TestContent.whileReading(SIZE, SIZE / 2, () -> stopAt(Step.HALF_SENT, last)));
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      store.on(connection).put(SLOT, staged);
      stopAt(Step.ROW_WRITTEN, last);
      connection.commit();
      stopAt(Step.COMMITTED, last);
    }
  }

  private static void stopAt(Step step, Step last) {
    if (step == last) {
      System.out.println(step);
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        throw new IllegalStateException("Nobody interrupts this thread", e);
      }
    }
  }

  /** Stops before and after an object is sent. */
  private record Stopping(ObjectStore objects, Step last) implements ObjectStore {

    @Override
    public void put(String key, String contentType, InputStream bytes) throws IOException {
      stopAt(Step.KEY_NOTED, last);
      objects.put(key, contentType, bytes);
      stopAt(Step.SENT, last);
    }

    @Override
    public boolean create(String key, byte[] bytes) throws IOException {
      return objects.create(key, bytes);
    }

    @Override
    public void copy(String from, String etag, String to) throws IOException {
      objects.copy(from, etag, to);
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
      return objects.find(key);
    }

    @Override
    public InputStream read(String key, ByteRange range) throws IOException {
      return objects.read(key, range);
    }

    @Override
    public void delete(String key) throws IOException {
      objects.delete(key);
    }

    @Override
    public List<StoredObject> list(String prefix, String after, int limit) throws IOException {
      return objects.list(prefix, after, limit);
    }

    @Override
    public Optional<URI> presignRead(String key, ResponseHeaders headers, Duration valid) {
      return objects.presignRead(key, headers, valid);
    }

    @Override
    public Optional<PresignedUpload> presignUpload(
        String key, String contentType, long size, Duration valid) {
      return objects.presignUpload(key, contentType, size, valid);
    }
  }
}

package io.github.mediastore.jdbc;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that adds many media to one slot, from several threads. */
final class ManyAdds {

  static final MediaSlot SLOT = MediaSlot.of("parts", 1, "images");
  static final int THREADS = 4;
  static final int ADDS = 10;

  private ManyAdds() {}

  static Process start(PGSimpleDataSource database) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath,
            ManyAdds.class.getName(),
            database.getUrl() + "&user=" + database.getUser())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Adds; ends with status 0 if all went well. */
  public static void main(String[] arguments) throws Exception {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[0]);
    JdbcMediaStore store = JdbcMediaStore.autonomous(database);
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        tasks.add(
            () -> {
              for (int i = 0; i < ADDS; i++) {
                store.add(SLOT, TestContent.small(1));
              }
              return null;
            });
      }
      for (Future<Void> task : executor.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }
}

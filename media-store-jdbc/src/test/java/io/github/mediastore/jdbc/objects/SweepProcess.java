package io.github.mediastore.jdbc.objects;

import io.github.mediastore.objects.FileObjectStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;

/** A sweep in a process of its own, which stops at a request until it is killed. */
final class SweepProcess {

  private SweepProcess() {}

  /**
   * Starts it.
   *
   * @param where such as {@code before delete}
   */
  static Process start(PGSimpleDataSource database, Path folder, String where) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-cp",
            classPath,
            SweepProcess.class.getName(),
            database.getUrl() + "&user=" + database.getUser(),
            folder.toString(),
            where)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Sweeps, says when it is where it was to stop, and waits there. */
  public static void main(String[] arguments) throws IOException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[0]);
    DisturbedObjects objects = new DisturbedObjects(new FileObjectStore(Path.of(arguments[1])));
    objects.before = (request, key) -> stopAt("before " + request, arguments[2]);
    objects.after = (request, key) -> stopAt("after " + request, arguments[2]);
    new SweptStore(database, objects).sweep().run();
  }

  private static void stopAt(String here, String where) {
    if (here.equals(where)) {
      System.out.println("there");
      try {
        Thread.sleep(600_000);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

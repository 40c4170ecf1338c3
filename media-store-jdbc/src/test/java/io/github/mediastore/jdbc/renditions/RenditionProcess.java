package io.github.mediastore.jdbc.renditions;

import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.ReusedConnections;
import java.io.File;
import java.io.IOException;
import org.postgresql.ds.PGSimpleDataSource;

/** A job in a process of its own, which can be killed. */
final class RenditionProcess {

  private RenditionProcess() {}

  static Process start(PGSimpleDataSource database) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            classPath,
            RenditionProcess.class.getName(),
            database.getUrl() + "&user=" + database.getUser())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Runs the job; ends with status 0 if it came to its end. */
  public static void main(String[] arguments) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[0]);
    JdbcMediaStore store = JdbcMediaStore.autonomous(new ReusedConnections(database));
    RenditionJob.builder(store, Gallery.SETTINGS).kind(Gallery.KIND).build().run();
  }
}

package io.github.mediastore.jdbc;

import io.github.mediastore.MediaSlot;
import java.io.File;
import java.io.IOException;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;

/** A process with little memory that lists the pictures of many owners. */
final class LongList {

  private LongList() {}

  static Process start(PGSimpleDataSource database, String heap, int owners) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
            "-XX:TieredStopAtLevel=1",
            heap,
            "-cp",
            classPath,
            LongList.class.getName(),
            database.getUrl() + "&user=" + database.getUser(),
            Integer.toString(owners))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Lists {@code users.photo} of owners from 1 on, and prints how many have one. */
  public static void main(String[] arguments) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[0]);
    int owners = Integer.parseInt(arguments[1]);
    ColumnMediaStore store =
        ColumnMediaStore.builder().column("users", "photo", "users.photo").autonomous(database);
    long found =
        store
            .list(
                IntStream.rangeClosed(1, owners)
                    .mapToObj(id -> MediaSlot.of("users", id, "photo"))
                    .toList())
            .values()
            .stream()
            .filter(media -> !media.isEmpty())
            .count();
    System.out.println(found);
  }
}

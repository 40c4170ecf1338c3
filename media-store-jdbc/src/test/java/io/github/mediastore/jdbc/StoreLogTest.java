package io.github.mediastore.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.logging.PrintingLogs;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What a host reads in its log when it makes a store. */
class StoreLogTest {

  /** Makes stores; nothing is connected to. */
  static final class MakeStores {

    private MakeStores() {}

    public static void main(String[] arguments) {
      DataSource dataSource = new PGSimpleDataSource();
      ConnectionSource connections = ConnectionSource.of(dataSource);
      JdbcMediaStore.joining(connections);
      JdbcMediaStore.builder().tables(new MediaTables("media", "app_")).autonomous(dataSource);
      ColumnMediaStore.builder()
          .column("users", "profile", "users.photo")
          .arrayColumn("parts", "images", "shop.parts.images")
          .joining(connections);
    }
  }

  @Test
  void eachStoreSaysOnceWhereItsMediaAre() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.provider=" + PrintingLogs.class.getName(),
                "-cp",
                System.getProperty("java.class.path"),
                MakeStores.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines().filter(line -> line.contains("StoreLog")))
        .map(line -> line.replaceFirst(".*: ", "").replace("\"", ""))
        .containsExactly(
            "Media are stored in the tables media_slot, media, media_representation, media_chunk,"
                + " in the host's transaction where there is one",
            "Media are stored in the tables media.app_media_slot, media.app_media,"
                + " media.app_media_representation, media.app_media_chunk,"
                + " each write in a transaction of its own",
            "Media are stored in the columns users.photo, shop.parts.images,"
                + " in the host's transaction where there is one");
  }
}

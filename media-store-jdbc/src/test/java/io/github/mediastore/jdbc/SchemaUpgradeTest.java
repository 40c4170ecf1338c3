package io.github.mediastore.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases as each version of the schema left them, under the library of today. */
class SchemaUpgradeTest {

  private static final Path SCRIPTS =
      Path.of("src/main/resources/io/github/mediastore/jdbc/schema");
  private static final MediaSlot SLOT = MediaSlot.of("parts", 42, "images");

  static List<String> versions() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.matches("V\\d+__.*\\.sql"))
          .sorted()
          .toList();
    }
  }

  @Test
  void thereAreVersions() throws IOException {
    assertThat(versions()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void whatAVersionStoredIsServedVerifiedAndAddedTo(String last) throws IOException {
    DataSource dataSource = TestPostgres.emptySchema();
    for (String version : versions()) {
      if (version.compareTo(last) <= 0) {
        TestPostgres.execute(dataSource, Files.readString(SCRIPTS.resolve(version)));
      }
    }
    Path rows =
        Path.of("src/test/resources/upgrade", last.substring(0, last.indexOf('_')) + ".sql");
    TestPostgres.execute(dataSource, Files.readString(rows));

    MediaSchema schema = MediaSchema.of(MediaTables.DEFAULT);
    schema.create(dataSource);

    schema.verify(dataSource);
    JdbcMediaStore store = JdbcMediaStore.autonomous(dataSource);
    MediaInfo second = store.info(SLOT, 1).orElseThrow();
    assertThat(second.placeholder()).contains("data:image/webp;base64,2");
    assertThat(store.find(SLOT, 1).orElseThrow().bytes()).isEqualTo("full-2".getBytes(UTF_8));
    assertThat(store.find(SLOT, 1, "thumb").orElseThrow().bytes())
        .isEqualTo("thumb-2".getBytes(UTF_8));
    VerifiedBatch verified = store.verify(0, 10);
    assertThat(verified.count()).isEqualTo(3);
    assertThat(verified.damaged()).isEmpty();
    store.add(SLOT, TestContent.small(1));
    assertThat(store.list(SLOT)).hasSize(3);
  }
}

package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The tables made by the tools that hosts migrate their schema with, as the guide shows it. */
class MigrationToolsTest {

  private static final Path GUIDE = Path.of("..", "docs", "schema.md");
  private static final String CHANGELOG = "db/changelog/media-store.xml";

  @Test
  void flywayMakesTheTablesBesideTheHostsOwn() throws IOException {
    PGSimpleDataSource dataSource = TestPostgres.emptySchema();
    TestPostgres.execute(dataSource, "CREATE TABLE users (id integer PRIMARY KEY)");

    // guide
    Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:io/github/mediastore/jdbc/schema")
        .table("media_store_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
    // end

    assertWorks(dataSource);
    String source =
        Files.readString(
            Path.of("src/test/java/io/github/mediastore/jdbc/MigrationToolsTest.java"));
    String shown =
        source.substring(source.indexOf("// guide\n") + 9, source.indexOf("    // end")).indent(-4);
    assertThat(Files.readString(GUIDE)).contains(shown);
  }

  @Test
  void nothingButMigrationsIsWhereFlywayLooks() {
    Flyway flyway =
        Flyway.configure()
            .dataSource(TestPostgres.emptySchema())
            .locations("classpath:io/github/mediastore/jdbc/schema")
            .validateMigrationNaming(true)
            .load();

    assertThat(flyway.migrate().migrations).hasSize(4);
  }

  @Test
  void liquibaseMakesTheTables() throws Exception {
    PGSimpleDataSource dataSource = TestPostgres.emptySchema();
    try (Connection connection = dataSource.getConnection();
        Liquibase liquibase =
            new Liquibase(
                CHANGELOG,
                new ClassLoaderResourceAccessor(),
                DatabaseFactory.getInstance()
                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
      liquibase.update(new Contexts());
      liquibase.update(new Contexts());
    }
    assertWorks(dataSource);
    assertThat(Files.readString(GUIDE))
        .contains(Files.readString(Path.of("src/test/resources", CHANGELOG)));
  }

  private static void assertWorks(DataSource dataSource) {
    MediaSchema.of(MediaTables.DEFAULT).verify(dataSource);
    assertThat(MediaSchema.of(MediaTables.DEFAULT).create(dataSource)).isFalse();
    JdbcMediaStore store = JdbcMediaStore.autonomous(dataSource);
    MediaSlot slot = MediaSlot.of("users", 1, "profile");
    store.put(slot, TestContent.small(1));
    assertThat(store.count(slot)).isEqualTo(1);
  }
}

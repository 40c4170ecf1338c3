package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mediastore.jdbc.internal.schema.SchemaVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Which version the tables say they have, and how they come to the version of today. */
class SchemaVersionTest {

  private static final MediaSchema SCHEMA = MediaSchema.of(MediaTables.DEFAULT);

  static PGSimpleDataSource versionOne() throws IOException {
    PGSimpleDataSource dataSource = TestPostgres.emptySchema();
    TestPostgres.execute(
        dataSource,
        Files.readString(
            Path.of("src/main/resources/io/github/mediastore/jdbc/schema/V1__media_store.sql")));
    return dataSource;
  }

  private static Optional<UUID> identity(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return SchemaVersion.identity(connection, UnaryOperator.identity());
    }
  }

  @Test
  void theTablesSayWhichVersionTheyHave() throws IOException {
    assertThat(SCHEMA.version(TestPostgres.emptySchema())).isZero();
    assertThat(SCHEMA.version(versionOne())).isEqualTo(1);
    assertThat(SCHEMA.version(TestPostgres.withTables())).isEqualTo(4);
  }

  @Test
  void verifySaysWhatToRunOnTablesOfVersionOne() throws IOException {
    DataSource dataSource = versionOne();
    assertThatIllegalStateException()
        .isThrownBy(() -> SCHEMA.verify(dataSource))
        .withMessageContaining("version 1")
        .withMessageContaining("V2__media_store.sql");
    assertThat(SCHEMA.create(dataSource)).isTrue();
    SCHEMA.verify(dataSource);
    assertThat(SCHEMA.create(dataSource)).isFalse();
  }

  @Test
  void theSqlOfTheStepIsThatOfTheJarAndCanBeRunTwice() throws IOException {
    DataSource dataSource = versionOne();
    assertThat(SCHEMA.sql()).isEqualTo(SCHEMA.sqlFrom(0)).endsWith(SCHEMA.sqlFrom(1));
    assertThat(SCHEMA.sqlFrom(1)).endsWith(SCHEMA.sqlFrom(2));
    assertThat(SCHEMA.sqlFrom(4)).isEmpty();
    TestPostgres.execute(dataSource, SCHEMA.sqlFrom(1));
    TestPostgres.execute(dataSource, SCHEMA.sqlFrom(1));
    SCHEMA.verify(dataSource);
    assertThat(SCHEMA.version(dataSource)).isEqualTo(4);
  }

  @Test
  void flywayTakesTheStepAfterTheProgramHasTakenIt() throws IOException {
    PGSimpleDataSource dataSource = TestPostgres.emptySchema();
    Flyway flyway =
        Flyway.configure()
            .dataSource(dataSource)
            .locations("classpath:io/github/mediastore/jdbc/schema")
            .table("media_store_history")
            .target("1")
            .load();
    flyway.migrate();
    SCHEMA.create(dataSource);

    Flyway.configure().configuration(flyway.getConfiguration()).target("latest").load().migrate();

    SCHEMA.verify(dataSource);
  }

  @Test
  void eachStoreHasAnIdentityThatStays() throws Exception {
    PGSimpleDataSource one = versionOne();
    assertThat(identity(one)).isEmpty();
    SCHEMA.create(one);
    Optional<UUID> identity = identity(one);
    assertThat(identity).isPresent();
    TestPostgres.execute(one, SCHEMA.sqlFrom(1));
    assertThat(identity(one)).isEqualTo(identity);
    assertThat(identity(TestPostgres.withTables())).isPresent().isNotEqualTo(identity);
  }

  @Test
  void aNewerVersionIsNotTouched() {
    DataSource dataSource = TestPostgres.withTables();
    TestPostgres.execute(dataSource, "UPDATE media_store SET version = 5");
    SCHEMA.verify(dataSource);
    assertThat(SCHEMA.create(dataSource)).isFalse();
    assertThat(SCHEMA.version(dataSource)).isEqualTo(5);
  }
}

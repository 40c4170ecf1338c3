package io.github.mediastore.examples.cli.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.examples.cli.Run;
import io.github.mediastore.examples.cli.TestDatabase;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import org.junit.jupiter.api.Test;

class SchemaCommandTest {

  @Test
  void thePrintedSqlIsTheLibrarysAndNeedsNoDatabase() {
    Run run = Run.of("schema", "--print", "--schema", "shop", "--prefix", "my_");

    assertThat(run).isEqualTo(new Run(0, MediaSchema.of(new MediaTables("shop", "my_")).sql(), ""));
  }

  @Test
  void tablesAreCreatedOnceAndThenVerified() {
    TestDatabase database = TestDatabase.empty();

    Run missing = database.run("schema", "--verify");
    Run first = database.run("schema", "--create");
    Run second = database.run("schema", "--create");
    Run verified = database.run("schema", "--verify");

    assertThat(missing.status()).isEqualTo(1);
    assertThat(missing.err()).contains("the table media_slot is missing");
    assertThat(first.out()).isEqualToIgnoringNewLines("The tables were created.");
    assertThat(second.out()).isEqualToIgnoringNewLines("The tables were there already.");
    assertThat(verified.status()).isZero();
  }

  @Test
  void tablesOfAnEarlierVersionAreUpgradedAndThatIsSaid() {
    TestDatabase database = TestDatabase.withTables();
    database.execute("DROP TABLE media_store"); // Version 1 had none.

    assertThat(database.run("schema", "--create").out())
        .startsWith("The tables were upgraded from version 1 to version ");
    assertThat(database.run("schema", "--create").out())
        .isEqualToIgnoringNewLines("The tables were there already.");
    assertThat(database.run("schema", "--verify").status()).isZero();
  }

  @Test
  void tablesGoWhereTheOptionsSay() {
    TestDatabase database = TestDatabase.empty();
    database.execute("CREATE SCHEMA shop");

    assertThat(database.run("schema", "--create", "--schema=shop", "--prefix=my_").status())
        .isZero();
    assertThat(database.run("schema", "--verify", "--schema=shop", "--prefix=my_").status())
        .isZero();
    assertThat(database.run("status", "--schema=shop", "--prefix=my_").status()).isZero();
    assertThat(database.strings("SELECT tablename FROM pg_tables WHERE schemaname = 'shop'"))
        .contains("my_media_slot", "my_media_chunk");
  }

  @Test
  void exactlyOneActionIsNamed() {
    assertThat(Run.of("schema").err()).contains("--print", "--create", "--verify");
    assertThat(Run.of("schema").status()).isEqualTo(2);
    assertThat(Run.of("schema", "--print", "--verify").status()).isEqualTo(2);
  }
}

package io.github.mediastore.examples.cli.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.examples.cli.FakeSurroundings;
import io.github.mediastore.examples.cli.Run;
import io.github.mediastore.examples.cli.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said when the database cannot be used: one line, and what to do. */
class DatabaseTroubleTest {

  private static void assertTrouble(Run run, String... parts) {
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(parts);
  }

  @Test
  void aServerThatIsNotThere() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertTrouble(
        Run.of("status", "--url", "jdbc:postgresql://127.0.0.1:" + port + "/x?password=secret"),
        "Cannot connect to the database",
        "127.0.0.1:" + port);
  }

  @Test
  void aDatabaseThatIsNotThere() {
    String url = TestDatabase.empty().url() + "_other";

    assertTrouble(
        Run.of("status", "--url", url, "--user", "postgres"), "There is no such database");
  }

  @Test
  void aWrongUserOrPasswordAndThePasswordIsNotShown() {
    TestDatabase database = TestDatabase.empty();

    Run run =
        Run.of(
            database.surroundings().with("MEDIA_STORE_PASSWORD", "hunter2"),
            "status",
            "--user",
            "nobody");

    assertTrouble(run, "The database does not let you in", "nobody", "MEDIA_STORE_PASSWORD");
    assertThat(run.err()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "28P01, password authentication failed for user \"shop\"",
    "08004, 'The server requested SCRAM-based authentication, but no password was provided.'"
  })
  void aPasswordThatIsWrongOrMissing(String state, String message) {
    assertThat(DatabaseTrouble.explain(new IOException(new SQLException(message, state))))
        .hasValueSatisfying(
            line -> assertThat(line).contains("does not let you in", message, "--password"));
  }

  @Test
  void aServerWithoutEncryption() {
    Run run =
        Run.of(
            "status",
            "--url",
            TestDatabase.empty().url() + "?sslmode=require",
            "--user",
            "postgres");

    assertTrouble(run, "does not support SSL", "sslmode");
    assertThat(run.err()).doesNotContain("PASSWORD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "no pg_hba.conf entry for host \"10.0.0.1\", user \"a\", no encryption; sslmode=require",
        "no pg_hba.conf entry for host \"10.0.0.1\", user \"a\", SSL encryption; Ask who runs",
        "pg_hba.conf rejects connection for host \"10.0.0.1\", user \"a\"; Ask who runs",
        "connection requires a valid client certificate; sslmode"
      })
  void aRuleThatNoPasswordHelpsAgainst(String message, String advice) {
    assertThat(DatabaseTrouble.explain(new SQLException("FATAL: " + message, "28000")))
        .hasValueSatisfying(
            line -> assertThat(line).contains(message, advice).doesNotContain("PASSWORD"));
  }

  @Test
  void tablesThatAreNotThere() {
    TestDatabase database = TestDatabase.empty();

    assertTrouble(database.run("status"), "media-store schema --create");
    assertTrouble(database.run("verify"), "media-store schema --create");
  }

  @Test
  void aLedgerThatIsNotThere() {
    assertTrouble(TestDatabase.withTables().run("verify", "--ledger"), "Nothing was imported");
  }

  @Test
  void aSchemaThatIsNotThere() {
    assertTrouble(
        TestDatabase.empty().run("schema", "--create", "--schema", "nowhere"),
        "There is no such schema",
        "CREATE SCHEMA");
  }

  @Test
  void aUserWhoMayNot() {
    TestDatabase database = TestDatabase.withTables();
    database.execute("DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN");

    assertTrouble(database.run("status", "--user", "guest"), "The database user may not do that");
  }

  @Test
  void aUrlThatIsNone() {
    assertThat(Run.of("status").err()).contains("--url or $MEDIA_STORE_URL");
    assertThat(Run.of("status").status()).isEqualTo(2);
    Run mysql = Run.of("status", "--url", "jdbc:mysql://localhost/x?password=hunter2");
    assertThat(mysql.status()).isEqualTo(2);
    assertThat(mysql.err()).contains("jdbc:postgresql:").doesNotContain("hunter2");
    Run broken = Run.of("status", "--url", "jdbc:postgresql://localhost:x/?password=hunter2");
    assertTrouble(broken, "cannot make sense of the database's URL");
    assertThat(broken.err()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://shop:hunter2@db.invalid:5432/shop",
        "jdbc:postgresql://shop:5/hunter2@db.invalid/shop",
        "jdbc:postgresql:shop:hunter2@db.invalid/shop"
      })
  void aPasswordBeforeTheHostIsRefusedAndNotShown(String url) {
    List<Run> runs =
        List.of(
            Run.of("status", "--url", url),
            Run.of("doctor", "--json", "--url", url),
            Run.of(new FakeSurroundings().with("MEDIA_STORE_URL", url), "status"));

    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.status()).isEqualTo(2);
              assertThat(run.err()).contains("do not go before the host");
              assertThat(run.err() + run.out()).doesNotContain("hunter2");
            });
  }

  @Test
  void anAtSignInAUserParameterIsLeftToTheDriver() {
    String url = TestDatabase.withTables().url() + "?user=postgres&ApplicationName=a@b";

    assertThat(Run.of("status", "--url", url).status()).isZero();
  }

  @Test
  void thePasswordIsAskedForWhereSomebodyIs() {
    TestDatabase database = TestDatabase.withTables();
    FakeSurroundings terminal = database.surroundings().answering("hunter2");

    assertThat(Run.of(terminal, "status", "--password").status()).isZero();
    assertThat(terminal.questions()).containsExactly("Password: ");
    Run alone = database.run("status", "--password");
    assertThat(alone.status()).isEqualTo(2);
    assertThat(alone.err()).contains("there is no terminal");
  }
}

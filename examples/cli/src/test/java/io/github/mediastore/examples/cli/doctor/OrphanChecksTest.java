package io.github.mediastore.examples.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.examples.cli.Run;
import io.github.mediastore.examples.cli.TestDatabase;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Media whose owner's row is gone. */
class OrphanChecksTest {

  private final TestDatabase database = TestDatabase.withTables();

  private void give(String ownerType, Object... ownerIds) {
    for (Object ownerId : ownerIds) {
      database
          .store()
          .put(
              MediaSlot.of(ownerType, ownerId, "photo"),
              MediaContent.of("image/webp", new byte[] {1}));
    }
  }

  private Run doctor(String... owners) {
    List<String> arguments = new ArrayList<>(List.of("doctor", "--json"));
    for (String each : owners) {
      arguments.add("--owners=" + each);
    }
    return database.run(arguments.toArray());
  }

  private static List<String> messages(Run run, String check) {
    return run.json().stream()
        .filter(line -> check.equals(line.get("check")))
        .map(line -> String.valueOf(line.get("message")))
        .toList();
  }

  private static Map<String, @Nullable Object> orphans(Run run) {
    return run.json().stream()
        .filter(line -> "orphans".equals(line.get("check")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anOwnerTriggerTellsWhereTheRowsAre() {
    database.execute("CREATE TABLE users (id bigint PRIMARY KEY); INSERT INTO users VALUES (1)");
    give("users", 1, 2);
    database.execute(
        MediaSchema.of(MediaTables.DEFAULT).ownerTriggerSql("users", "public.users", "id"));

    Run run = doctor();

    assertThat(messages(run, "orphan")).containsExactly("users/2/photo: media 1");
    assertThat(orphans(run))
        .containsEntry("level", "warning")
        .containsEntry(
            "message",
            "of users there are 1 media in 1 of 2 slots whose owner has no row in users");
    assertThat(run.status()).isEqualTo(1); // Only for the server, which does not wait for its disk.
    assertThat(database.strings("SELECT count(*) FROM media")).containsExactly("2");
  }

  @Test
  void ofAPartitionedTableWithATriggerTheWholeTableCounts() {
    database.execute(
        """
        CREATE TABLE users (id bigint, region integer) PARTITION BY LIST (region);
        CREATE TABLE users_0 PARTITION OF users FOR VALUES IN (0);
        CREATE TABLE users_1 PARTITION OF users FOR VALUES IN (1);
        INSERT INTO users VALUES (1, 0), (2, 1)
        """);
    database.execute(MediaSchema.of(MediaTables.DEFAULT).ownerTriggerSql("users", "users", "id"));
    give("users", 1, 2);

    assertThat(orphans(doctor()))
        .containsEntry("level", "ok")
        .containsEntry("message", "of users there are none in 2 slots");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"parts=public.parts.number", "parts=\"parts\".NUMBER", "parts=parts.number"})
  void anOptionTellsWhereTheRowsAre(String option) {
    database.execute("CREATE TABLE parts (number text); INSERT INTO parts VALUES ('a/b')");
    give("parts", "a/b", "c");

    assertThat(messages(doctor(option), "orphan")).containsExactly("parts/c/photo: media 1");
  }

  @Test
  void namesInQuotationMarksMayHoldAnything() {
    database.execute(
        "CREATE SCHEMA \"A.b\"; CREATE TABLE \"A.b\".\"C\"\"d\" (\"E.f\" uuid PRIMARY KEY)");
    give("things", "2b1fdd4e-0a5a-4d6c-9c5e-3a7c5b0f1d11", "no uuid");

    Run run = doctor("things=\"A.b\".\"C\"\"d\".\"E.f\"");

    assertThat(messages(run, "orphan")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "bigint, 7, seven",
    "uuid, 2b1fdd4e-0a5a-4d6c-9c5e-3a7c5b0f1d11, 2B1FDD4E-0A5A-4D6C-9C5E-3A7C5B0F1D11",
    "char(8), abc, abcdefghijk",
    "numeric, 7.5, 1e999999",
    "varchar(3), abc, abcd"
  })
  void ofKeysOfAnyTypeTheTextCounts(String type, String owner, String none) {
    database.execute(
        "CREATE TABLE owners (key %s); INSERT INTO owners VALUES ('%s')".formatted(type, owner));
    give("owners", owner, none);

    assertThat(messages(doctor("owners=owners.key"), "orphan"))
        .containsExactly("owners/%s/photo: media 1".formatted(none));
  }

  @Test
  void whatIsInOneOfSeveralTablesIsNoOrphan() {
    database.execute(
        """
        CREATE TABLE staff (id bigint); INSERT INTO staff VALUES (1);
        CREATE TABLE guests (id text); INSERT INTO guests VALUES ('two')
        """);
    give("users", 1, "two", 3);

    assertThat(messages(doctor("users=staff.id", "users=guests.id"), "orphan"))
        .containsExactly("users/3/photo: media 1");
  }

  @Test
  void manyAreGoneThroughInPagesAndTextThatIsNoKeyStopsNothing() {
    database.execute(
        """
        CREATE TABLE users (id integer PRIMARY KEY);
        INSERT INTO users SELECT * FROM generate_series(1, 1200);
        INSERT INTO media_slot (owner_type, owner_id, name)
          SELECT 'users', id::text, 'photo' FROM generate_series(1, 1203) AS id
          UNION ALL VALUES ('users', 'x', 'photo'), ('users', '5', 'empty'), ('users', '-', 'photo');
        INSERT INTO media (slot_id, ordinal) SELECT id, 1 FROM media_slot WHERE name = 'photo'
        """);

    Run run = doctor("users=users.id");

    assertThat(messages(run, "orphan"))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 5)
                .mapToObj(i -> List.of("1201", "1202", "1203", "x", "-").get(i))
                .map("users/%s/photo: media 1"::formatted)
                .collect(Collectors.toList()));
    assertThat(orphans(run).get("message"))
        .isEqualTo(
            "of users there are 5 media in 5 of 1,206 slots whose owner has no row in users");
  }

  @Test
  void aSlotWithoutMediaIsNoOrphan() {
    database.execute("CREATE TABLE users (id bigint)");
    give("users", 1);
    database.store().clear(MediaSlot.of("users", 1, "photo"));

    assertThat(orphans(doctor("users=users.id"))).containsEntry("level", "ok");
  }

  @Test
  void whatCannotBeLookedForIsSaid() {
    give("parts", 1);

    assertThat(orphans(doctor()))
        .containsEntry("level", "ok")
        .containsEntry("message", "of parts were not looked for: where its rows are is not known")
        .containsEntry("advice", "Name their table and its key: --owners parts=TABLE.COLUMN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parts=absent.id", "parts=parts.absent", "parts=nowhere.parts.id"})
  void aTableOrColumnThatIsNotThereIsAProblem(String option) {
    database.execute("CREATE TABLE parts (id bigint)");
    give("parts", 1);

    Run run = doctor(option);

    assertThat(orphans(run)).containsEntry("level", "problem");
    assertThat((String) orphans(run).get("message")).contains("were not looked for: there is no");
    assertThat(messages(run, "orphan")).isEmpty();
  }

  @Test
  void rowsThatAPolicyHidesAreNotTakenForDeleted() {
    String role = "reader_of_" + database.name();
    database.execute(
        """
        CREATE TABLE users (id bigint); INSERT INTO users VALUES (1);
        ALTER TABLE users ENABLE ROW LEVEL SECURITY;
        CREATE ROLE %1$s LOGIN;
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO %1$s
        """
            .formatted(role));
    give("users", 1);

    Run run = database.run("doctor", "--json", "--user", role, "--owners", "users=users.id");

    assertThat(orphans(run)).containsEntry("level", "problem");
    assertThat((String) orphans(run).get("message")).contains("row-level security");
    assertThat(messages(run, "orphan")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "users=", "users=users", "=users.id", "users=a.b.c.d"})
  void whatNamesNoColumnIsNotUnderstood(String option) {
    assertThat(database.run("doctor", "--owners", option).status()).isEqualTo(2);
  }

  @Test
  void namesCannotControlTheTerminal() {
    database.execute("CREATE TABLE users (id text)");
    database.execute(
        """
        INSERT INTO media_slot (owner_type, owner_id, name) VALUES ('users', E'\\u202Eevil\\x1b[2J', 'photo');
        INSERT INTO media (slot_id, ordinal) SELECT id, 1 FROM media_slot
        """);

    Run run = database.run("doctor", "--owners", "users=users.id");

    assertThat(run.out()).contains("users/?evil?[2J/photo: media 1").doesNotContain("\u001b");
  }
}

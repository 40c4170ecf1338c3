package io.github.mediastore.jdbc.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.TestPostgres;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ForeignObjectsException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Servers on which a role may not ask for the identity of the server. */
class RefusedFunctionsTest {

  @TempDir private Path folder;

  @Test
  void whoMayNotAskForTheServerClaimsAndWritesObjectsAllTheSame() throws IOException {
    SweptStore store = SweptStore.createToBeCopied(new FileObjectStore(folder));
    SweptStore restricted = restricted(store);
    TestPostgres.execute(
        store.database(),
        """
        DELETE FROM media_installation;
        UPDATE media_store SET id = gen_random_uuid()
        """);

    assertThatCode(restricted::requireWritable).doesNotThrowAnyException();
    assertThat(restricted.installation().obstacle()).isEmpty();
  }

  @Test
  void whoMayNotAskForTheServerWritesWhatARoleThatMayHasClaimed() throws IOException {
    SweptStore store = SweptStore.createToBeCopied(new FileObjectStore(folder));

    assertThatCode(restricted(store)::requireWritable).doesNotThrowAnyException();
  }

  @Test
  void whoMayNotAskForTheServerDeletesNothingOfWhatARoleThatMayHasClaimed() throws IOException {
    SweptStore store = SweptStore.createToBeCopied(new FileObjectStore(folder));
    SweptStore restricted = restricted(store);
    String key = store.stage();
    for (int i = 0; i < 2; i++) {
      store.age();
      store.sweep().run();
    }

    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> restricted.sweep().run())
        .withMessageContaining("may not execute pg_control_system()")
        .withMessageContaining("Grant it")
        .withCauseInstanceOf(ForeignObjectsException.class);
    assertThat(restricted.installation().obstacle()).get().asString().contains("pg_control_system");
    assertThat(store.keys()).containsExactly(key);

    store.execute("GRANT EXECUTE ON FUNCTION pg_control_system() TO " + role(store));
    restricted.sweep().run();
    assertThat(store.keys()).isEmpty();
  }

  @Test
  void whoMayAskForTheServerWritesAndSweepsWhatARoleThatMayNotHasClaimed() throws IOException {
    SweptStore store = SweptStore.createToBeCopied(new FileObjectStore(folder));
    SweptStore restricted = restricted(store);
    restricted.installation().takeOver();

    assertThatCode(store::requireWritable).doesNotThrowAnyException();
    store.stage();
    store.sweepAll();
    assertThat(store.keys()).isEmpty();
    assertThat(restricted.installation().obstacle()).isEmpty();
  }

  @Test
  void whoMayNotAskForTheServerIsRefusedOnACopyAllTheSame() throws IOException {
    SweptStore store = SweptStore.createToBeCopied(new FileObjectStore(folder));
    PGSimpleDataSource database = store.copy().database();
    SweptStore copy = restricted(new SweptStore(database, store.objects()));

    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(copy::requireWritable)
        .withMessageContaining("the database is a copy");
  }

  private static String role(SweptStore store) {
    return "restricted_" + store.database().getDatabaseName();
  }

  private static SweptStore restricted(SweptStore store) {
    String role = role(store);
    TestPostgres.execute(
        store.database(),
        """
        REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC;
        CREATE ROLE %1$s LOGIN;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %1$s
        """
            .formatted(role));
    PGSimpleDataSource other = new PGSimpleDataSource();
    other.setURL(store.database().getURL());
    other.setUser(role);
    other.setPassword("");
    return new SweptStore(other, store.objects());
  }
}

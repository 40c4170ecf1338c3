package io.github.mediastore.jdbc.objects;

import static io.github.mediastore.jdbc.objects.SweptStore.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.contract.TestContent;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import io.github.mediastore.objects.FileObjectStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A host that does not wait for its disk: what is said of objects is on it all the same. */
class DurableObjectRowsTest {

  @Test
  void eachTransactionAboutObjectsWaitsForTheDisk(@TempDir Path folder) throws Exception {
    SweptStore store = SweptStore.create(new FileObjectStore(folder));
    PGSimpleDataSource hasty = store.database();
    hasty.setOptions("-c synchronous_commit=off");
    // At the commit, when the setting counts.
    store.execute(
        """
        CREATE FUNCTION require_disk() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF current_setting('synchronous_commit') = 'off' THEN
            RAISE EXCEPTION '% of % does not wait for the disk', TG_OP, TG_TABLE_NAME;
          END IF;
          RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER require_disk AFTER INSERT OR UPDATE OR DELETE ON media_object
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_disk();
        CREATE CONSTRAINT TRIGGER require_disk AFTER INSERT OR UPDATE OR DELETE ON media_installation
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_disk()
        """);
    JdbcMediaStore media =
        JdbcMediaStore.builder()
            .objects(store.objects(), 1_000)
            .installation(PRODUCTION)
            .autonomous(hasty);

    media.stage(TestContent.of(TestContent.bytes(2_000, 1))).close();
    store.send(store.store() + "/unknown");
    store.installation().takeOver();
    assertThat(store.sweep().noteUnknown().objects()).isEqualTo(1);
    for (Outcome outcome : List.of(Outcome.NOTED, Outcome.DOOMED, Outcome.DELETED)) {
      age(store);
      assertThat(store.sweep().run().count(outcome)).isEqualTo(1);
    }
  }

  private static void age(SweptStore store) {
    store.execute(
        """
        SET synchronous_commit = on;
        UPDATE media_object SET created_at = created_at - interval '40 days',
          unreferenced_since = unreferenced_since - interval '40 days'
        """);
  }
}

package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The rights that the guides list for media whose bytes are objects are enough. */
class ObjectRightsTest {

  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "videos");
  private static final byte[] LARGE = TestContent.bytes(2_000, 1);

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final String role = "object_rights_" + database.getCurrentSchema();
  private final PGSimpleDataSource restricted = TestPostgres.sameSchemaAs(database);
  private final TestObjects objects = new TestObjects();

  /** What the guide to the store lists for {@code put} and {@code find}. */
  @BeforeEach
  void grantWhatIsNeededWithoutObjects() {
    execute("CREATE ROLE %s LOGIN");
    execute("GRANT USAGE ON SCHEMA %2$s TO %1$s");
    execute("GRANT SELECT ON media_store TO %s");
    execute("GRANT SELECT, INSERT, UPDATE ON media_slot, media_representation TO %s");
    execute("GRANT SELECT, INSERT, DELETE ON media TO %s");
    execute("GRANT SELECT, INSERT ON media_chunk TO %s");
    restricted.setUser(role);
    restricted.setPassword("");
  }

  private void execute(String sql) {
    TestPostgres.execute(database, sql.formatted(role, database.getCurrentSchema()));
  }

  private JdbcMediaStore store(PGSimpleDataSource dataSource) {
    return JdbcMediaStore.builder().objects(objects, 1_000).autonomous(dataSource);
  }

  @Test
  void smallMediaNeedNoMoreThanWithoutAnObjectStore() {
    assertThatCode(() -> store(restricted).put(SLOT, TestContent.small(1)))
        .doesNotThrowAnyException();
  }

  @Test
  void readingObjectsNeedsNoMoreThanReadingChunks() {
    store(database).put(SLOT, TestContent.of(LARGE));

    assertThat(store(restricted).find(SLOT).orElseThrow().bytes()).isEqualTo(LARGE);
  }

  @Test
  void theRightsInTheGuidesAreEnoughToWriteObjects() {
    execute("GRANT SELECT, INSERT, UPDATE ON media_object, media_installation TO %s");

    MediaId stored = store(restricted).put(SLOT, TestContent.of(LARGE)).id();

    assertThat(store(restricted).find(SLOT).orElseThrow().bytes()).isEqualTo(LARGE);
    execute("REVOKE INSERT ON media_object FROM %s");
    execute("GRANT UPDATE ON media TO %s"); // As to a place among others.
    MediaSlot other = MediaSlot.of("parts", 2, "videos");
    store(restricted).copy(stored, other, 0);
    assertThat(store(restricted).find(other).orElseThrow().bytes()).isEqualTo(LARGE);
  }
}

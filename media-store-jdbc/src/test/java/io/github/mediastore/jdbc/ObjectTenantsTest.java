package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** One store whose connections find the tables of several tenants, each in a schema of its own. */
class ObjectTenantsTest {

  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "videos");
  private static final byte[] LARGE = TestContent.bytes(2_000, 1);
  private static final byte[] OTHER = TestContent.bytes(2_000, 2);

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final String first = database.getCurrentSchema();
  private final String second = TestPostgres.withTables().getCurrentSchema();
  private final TestObjects objects = new TestObjects();

  private JdbcMediaStore store() {
    return JdbcMediaStore.builder().objects(objects, 1_000).autonomous(database);
  }

  @Test
  void eachTenantClaimsItsOwnObjectsThoughTheStoreHasJustAskedForAnother() {
    JdbcMediaStore store = store();
    store.put(SLOT, TestContent.of(LARGE));
    database.setCurrentSchema(second);
    store.put(SLOT, TestContent.of(OTHER));

    store().add(SLOT, TestContent.of(LARGE));

    assertThat(store.count(SLOT)).isEqualTo(2);
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(OTHER);
    database.setCurrentSchema(first);
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(LARGE);
  }
}

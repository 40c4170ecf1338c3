package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The blocks of {@code docs/replicas.md} and those of the schema's guide about growth. */
class ReplicasPageTest {

  @Test
  void aReplicaThatIsNotThereCostsNothingButAnAttempt() {
    DataSource dataSource = PageDatabase.withTables();
    PGSimpleDataSource replica = new PGSimpleDataSource();
    replica.setServerNames(new String[] {"127.0.0.1"});
    replica.setPortNumbers(new int[] {1});
    replica.setConnectTimeout(2);
    replica.setSocketTimeout(10);

    JdbcMediaStore store = JdbcMediaStore.builder().readingFrom(replica).autonomous(dataSource);

    MediaSlot slot = MediaSlot.of("parts", 42, "images");
    store.put(slot, MediaContent.of("image/webp", new byte[] {1, 2, 3}));
    assertThat(store.count(slot)).isEqualTo(1);
    long stored = store.primary().count(slot); // as it is now, whatever a replica shows
    assertThat(stored).isEqualTo(1);
  }

  @Test
  void newTablesAreMadeOfPartitions() {
    DataSource dataSource = PageDatabase.empty();
    MediaSchema schema = MediaSchema.of(MediaTables.DEFAULT).partitionedChunks(16);
    schema.create(dataSource);
    schema.verify(dataSource);
    PageDatabase.execute(
        dataSource,
        """
        ALTER TABLE media_chunk_3 SET (autovacuum_vacuum_cost_delay = 0);
        """);
  }
}

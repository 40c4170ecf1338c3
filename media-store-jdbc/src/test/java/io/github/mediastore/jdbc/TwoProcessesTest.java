package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaInfo;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Two nodes of an application on one database. */
class TwoProcessesTest {

  @ParameterizedTest
  @ValueSource(strings = {"read committed", "repeatable read", "serializable"})
  void addsOfBothAreThereOnceEachWithoutAGap(String isolation) throws Exception {
    PGSimpleDataSource database =
        TestPostgres.withTables(
            "-c default_transaction_isolation=" + isolation.replace(" ", "\\ "));
    List<Process> nodes = List.of(ManyAdds.start(database), ManyAdds.start(database));
    for (Process node : nodes) {
      assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(node.exitValue()).isZero();
    }

    int expected = 2 * ManyAdds.THREADS * ManyAdds.ADDS;
    JdbcMediaStore store = JdbcMediaStore.autonomous(database);
    List<MediaInfo> media = store.list(ManyAdds.SLOT);
    assertThat(media).hasSize(expected);
    assertThat(media).extracting(MediaInfo::id).doesNotHaveDuplicates();
    VerifiedBatch verified = store.verify(0, 2 * expected);
    assertThat(verified.count()).isEqualTo(expected);
    assertThat(verified.damaged()).isEmpty();
  }
}

package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** How often a store waits for its server, however the driver is configured. */
class RoundTripsTest {

  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "images");

  @ParameterizedTest
  @CsvSource({"extended, 5", "extended, 1", "extended, 0", "simple, 5", "extendedForPrepared, 3"})
  void aWriteIsTwoRoundTripsAndAReadIsOne(String mode, int prepareThreshold) throws Exception {
    try (CountingProxy proxy = new CountingProxy(TestPostgres.withTables())) {
      PGSimpleDataSource source = proxy.dataSource();
      source.setPreferQueryMode(PreferQueryMode.of(mode));
      source.setPrepareThreshold(prepareThreshold);
      try (Connection connection = source.getConnection()) {
        JdbcMediaStore store =
            JdbcMediaStore.autonomous(new SingleConnectionDataSource(connection, true));
        for (int size : new int[] {100, 150_000, 500_000}) {
          MediaContent content =
              TestContent.withRenditions(
                  TestContent.of(TestContent.bytes(size, size)),
                  Map.of("thumb", TestContent.of(TestContent.bytes(3000, size))));
          for (int i = 0; i < 8; i++) {
            MediaInfo info = store.put(SLOT, content);
            assertThat(store.find(SLOT).orElseThrow().bytes()).hasSize(size);
            proxy.take();

            info = store.put(SLOT, content);
            assertThat(proxy.take()).as("put").isLessThanOrEqualTo(2);
            info = store.replace(info.id(), content);
            assertThat(proxy.take()).as("replace").isLessThanOrEqualTo(2);
            info = store.add(SLOT, content);
            assertThat(proxy.take()).as("add").isLessThanOrEqualTo(2);
            assertThat(store.find(SLOT, 1).orElseThrow().bytes())
                .isEqualTo(TestContent.bytes(size, size));
            assertThat(proxy.take()).as("find").isLessThanOrEqualTo(i == 0 ? 2 : 1);
            assertThat(store.list(SLOT)).hasSize(2);
          }
        }
      }
    }
  }
}

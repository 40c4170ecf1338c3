package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.contract.TestContent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** In a container's transaction the store does nothing to a connection but use and close it. */
class ContainerTransactionTest {

  private static final MediaSlot SLOT = MediaSlot.of("users", 1, "profile");
  private static final int LARGE = 1_300_000;

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore outside = JdbcMediaStore.autonomous(database);

  @ParameterizedTest
  @ValueSource(ints = {1_000, LARGE})
  void theContainersRollbackAndCommitDecide(int size) throws SQLException {
    byte[] bytes = TestContent.bytes(size, 1);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      JdbcMediaStore store = JdbcMediaStore.joining(new ContainerConnections(connection));

      MediaInfo lost = store.put(SLOT, TestContent.of(bytes));
      assertThat(store.find(lost.id()).orElseThrow().bytes()).isEqualTo(bytes);
      connection.rollback();
      assertThat(outside.list(SLOT)).isEmpty();

      store.put(SLOT, TestContent.small(1));
      MediaInfo kept = store.put(SLOT, TestContent.of(bytes));
      MediaInfo second = store.add(SLOT, TestContent.small(2));
      store.reorder(SLOT, List.of(second.id(), kept.id()));
      connection.commit();
      assertThat(outside.list(SLOT)).extracting(MediaInfo::size).containsExactly(102L, (long) size);

      store.clear(SLOT);
      connection.commit();
      assertThat(outside.list(SLOT)).isEmpty();
    }
  }

  @Test
  void contentThatBreaksOffLeavesTheTransactionUsable() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      JdbcMediaStore store = JdbcMediaStore.joining(new ContainerConnections(connection));

      assertThatExceptionOfType(UnreadableUploadException.class)
          .isThrownBy(() -> store.put(SLOT, TestContent.thatSays(LARGE, new byte[LARGE - 1])));
      store.put(SLOT, TestContent.small(1));
      connection.commit();

      assertThat(outside.list(SLOT)).extracting(MediaInfo::size).containsExactly(101L);
    }
  }
}

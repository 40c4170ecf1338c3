package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.contract.TestContent;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Replicas that go away, that were never there, or that are no replicas any more. */
class ReplicaOutageTest {

  private static final int LARGE = 3_000_000;
  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "images");

  @TempDir private Path directory;

  @Test
  void aReaderOfAReplicaThatIsKilledGoesOnFromThePrimary() throws Exception {
    try (StreamingStandby servers = new StreamingStandby(directory, "")) {
      MediaSchema.of(MediaTables.DEFAULT).create(servers.primary());
      CountedConnections replica = new CountedConnections(servers.standby());
      JdbcMediaStore store =
          JdbcMediaStore.builder().readingFrom(replica).autonomous(servers.primary());
      byte[] bytes = TestContent.bytes(LARGE, 1);
      store.put(SLOT, TestContent.of(bytes));
      servers.catchUp();
      try (InputStream stream = store.find(SLOT).orElseThrow().openStream()) {
        byte[] head = stream.readNBytes(100_000);
        assertThat(replica.count()).isPositive();
        servers.killStandby();
        replica.reset();
        assertThat(head).startsWith(bytes[0], bytes[1]);
        assertThat(stream.readAllBytes()).endsWith(bytes[LARGE - 2], bytes[LARGE - 1]);
        assertThat(head.length).isEqualTo(100_000);
      }
      for (int i = 0; i < 20; i++) {
        assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(bytes);
      }
      assertThat(replica.count()).as("attempts to reach it").isEqualTo(1);
    }
  }

  @Test
  void aReplicaThatIsPromotedIsReadFromNoMore() throws Exception {
    try (StreamingStandby servers = new StreamingStandby(directory, "")) {
      MediaSchema.of(MediaTables.DEFAULT).create(servers.primary());
      JdbcMediaStore store =
          JdbcMediaStore.builder().readingFrom(servers.standby()).autonomous(servers.primary());
      JdbcMediaStore other = JdbcMediaStore.autonomous(servers.primary());
      byte[] bytes = TestContent.bytes(LARGE, 1);
      MediaInfo old = other.put(SLOT, TestContent.of(bytes));
      servers.catchUp();
      try (InputStream stream = store.find(SLOT).orElseThrow().openStream()) {
        stream.readNBytes(100_000);
        servers.promote();
        MediaInfo own = store.put(SLOT, TestContent.small(2));
        JdbcMediaStore.autonomous(servers.standby()).put(SLOT, TestContent.small(3));

        assertThat(store.info(SLOT).orElseThrow().sha256()).isEqualTo(own.sha256());
        other.put(SLOT, TestContent.small(4));
        assertThat(store.info(SLOT).orElseThrow().size()).isEqualTo(104);
        assertThat(store.info(old.id())).isEmpty();
        assertThat(failureOf(stream)).isEqualTo("MediumGoneException");
      }
    }
  }

  private static String failureOf(InputStream stream) throws Exception {
    try {
      stream.readAllBytes();
      return "none";
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName();
    }
  }

  @Test
  void aReplicaThatIsThePrimaryItselfIsLeftAloneAndAllIsAnswered() {
    PGSimpleDataSource database = TestPostgres.withTables();
    CountedConnections replica = new CountedConnections(database);
    JdbcMediaStore store = JdbcMediaStore.builder().readingFrom(replica).autonomous(database);
    for (int i = 1; i <= 5; i++) {
      store.put(SLOT, TestContent.small(i));
      assertThat(store.find(SLOT).orElseThrow().bytes()).hasSize(100 + i);
    }
    assertThat(replica.count()).isEqualTo(1);
  }

  @Test
  void aReplicaWithoutTheTablesOrAtAnotherAddressCostsOneAttempt() {
    PGSimpleDataSource database = TestPostgres.withTables();
    JdbcMediaStore.autonomous(database).put(SLOT, TestContent.small(1));
    for (DataSource away :
        new DataSource[] {
          new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"), new Broken()
        }) {
      CountedConnections replica = new CountedConnections(away);
      JdbcMediaStore store = JdbcMediaStore.builder().readingFrom(replica).autonomous(database);
      for (int i = 0; i < 10; i++) {
        assertThat(store.find(SLOT).orElseThrow().bytes()).hasSize(101);
      }
      assertThat(replica.count()).isEqualTo(1);
    }
  }

  @Test
  void readsGoOnWhileThePrimaryIsAway() throws Exception {
    try (StreamingStandby servers = new StreamingStandby(directory, "")) {
      MediaSchema.of(MediaTables.DEFAULT).create(servers.primary());
      JdbcMediaStore.autonomous(servers.primary()).put(SLOT, TestContent.small(1));
      servers.catchUp();
      DataSource away = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none");
      JdbcMediaStoreBuilder builder = JdbcMediaStore.builder().readingFrom(servers.standby());
      for (JdbcMediaStore store :
          new JdbcMediaStore[] {
            builder.autonomous(away),
            builder.joining(new ThreadKnowing(new SpringConnections(away)))
          }) {
        assertThat(store.find(SLOT).orElseThrow().bytes()).hasSize(101);
        assertThat(store.count(SLOT)).isEqualTo(1);
      }
      assertThat(
              org.assertj.core.api.Assertions.catchThrowableOfType(
                  MediaStorageException.class,
                  () -> builder.joining(new SpringConnections(away)).count(SLOT)))
          .matches(MediaStorageException::isTransient);
    }
  }

  /** Knows without a connection whether the thread is in a transaction. */
  private record ThreadKnowing(SpringConnections spring) implements ConnectionSource {

    @Override
    public Connection open() throws SQLException {
      return spring.open();
    }

    @Override
    public void close(Connection connection) {
      spring.close(connection);
    }

    @Override
    public boolean isInTransaction(Connection connection) {
      return spring.isInTransaction(connection);
    }

    @Override
    public boolean mayBeInTransaction() {
      return TransactionSynchronizationManager.isActualTransactionActive();
    }
  }

  /** A pool that was never set up. */
  private static final class Broken extends DelegatingDataSource {

    @Override
    public Connection getConnection() {
      throw new IllegalStateException("The pool could not be initialized");
    }
  }

  /** Counts how often a connection is asked for. */
  private static final class CountedConnections extends DelegatingDataSource {

    private final AtomicInteger count = new AtomicInteger();

    CountedConnections(DataSource source) {
      super(source);
    }

    int count() {
      return count.get();
    }

    void reset() {
      count.set(0);
    }

    @Override
    public Connection getConnection() throws SQLException {
      count.incrementAndGet();
      return super.getConnection();
    }
  }
}

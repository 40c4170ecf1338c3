package io.github.mediastore.jdbc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two hundred clients on bad lines, two connections to the database, and one who is in a hurry. */
@Tag("once")
class SlowReadersTest {

  private static final int READERS = 200;
  private static final int CONNECTIONS = 2;
  private static final int CHUNK = 512 * 1024;
  private static final MediaSlot FILM = MediaSlot.of("parts", 1, "film");
  private static final MediaSlot PICTURE = MediaSlot.of("users", 1, "profile");

  private final byte[] picture = TestContent.bytes(60_000, 1);
  private final HttpClient fast = HttpClient.newHttpClient();
  private LeakCheckingPool pool;
  private MediaStore store;
  private SmallBufferServer server;

  @BeforeEach
  void start() throws IOException, SQLException {
    pool = new LeakCheckingPool(TestPostgres.withTables(), CONNECTIONS, true);
    store = JdbcMediaStore.autonomous(pool);
    store.put(FILM, MediaContent.of("video/mp4", TestContent.bytes(4 * CHUNK, 2)));
    store.put(PICTURE, TestContent.of(picture));
    server = new SmallBufferServer(READERS, this::answer);
  }

  @AfterEach
  void stop() throws IOException, SQLException {
    server.close();
    pool.close();
  }

  private MediaResponse answer(String path) {
    MediaSlot slot = path.equals("/film") ? FILM : PICTURE;
    MediaRequest request = MediaRequest.of("GET", name -> List.of());
    return MediaResponse.of(store, slot, request, CachePolicy.revalidate());
  }

  @Test
  void twoHundredSlowReadersHoldNoConnectionAndKeepNobodyWaiting() throws Exception {
    List<SlowReader> readers = new ArrayList<>();
    try {
      for (int i = 0; i < READERS; i++) {
        readers.add(new SlowReader(server.address(), "/film"));
      }
      for (SlowReader reader : readers) {
        assertThat(new String(reader.read(15), US_ASCII)).isEqualTo("HTTP/1.1 200 OK");
      }
      // All are in the middle of their film, and none goes on.
      long leases = awaitStandstill();
      assertThat(leases)
          .as("one to find the film, one for its first chunk")
          .isGreaterThanOrEqualTo(2 * READERS);
      pool.assertNothingLeaked();
      readFast(50);
      assertThat(pool.leases()).as("one for each picture").isEqualTo(leases + 50);

      // All go on a little, each beyond the chunk that the server has in hand.
      for (int step = 0; step < 4; step++) {
        for (SlowReader reader : readers) {
          assertThat(reader.read(CHUNK / 3)).hasSize(CHUNK / 3);
        }
        readFast(5);
      }
      assertThat(awaitStandstill())
          .as("at least one chunk more each")
          .isGreaterThan(leases + READERS);
      pool.assertNothingLeaked();
    } finally {
      for (SlowReader reader : readers) {
        reader.close();
      }
    }
  }

  /**
   * Waits until the buffers of all are full, and returns how often a connection was lent by then.
   */
  private long awaitStandstill() throws InterruptedException {
    long before = -1;
    long leases = pool.leases();
    while (leases != before) {
      Thread.sleep(200);
      before = leases;
      leases = pool.leases();
    }
    return leases;
  }

  private void readFast(int times) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + "/picture");
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
    for (int i = 0; i < times; i++) {
      assertThat(fast.send(request, BodyHandlers.ofByteArray()).body()).isEqualTo(picture);
    }
  }
}

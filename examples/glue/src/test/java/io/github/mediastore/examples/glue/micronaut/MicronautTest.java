package io.github.mediastore.examples.glue.micronaut;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.examples.glue.Caller;
import io.github.mediastore.examples.glue.TestServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The application of {@code docs/micronaut.md}, run on PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MicronautTest {

  private static final MediaSlot SLOT = MediaSlot.of("users", 42, "profile");

  private ApplicationContext context;
  private TestServer server;
  private MediaStore store;
  private TransactionOperations<Connection> transactions;

  @BeforeAll
  @SuppressWarnings("unchecked") // The bean's type argument is lost in the class.
  void start() {
    context = MicronautServer.context();
    server = MicronautServer.started(context);
    store = context.getBean(MediaStore.class);
    transactions = context.getBean(TransactionOperations.class);
  }

  @AfterAll
  void stop() throws Exception {
    server.end().close();
  }

  @Test
  void aPhotoIsStoredServedAndRemoved() throws Exception {
    Caller.storesServesAndRemoves(server);
  }

  @Test
  void whatIsNoPictureIsAProblem() throws Exception {
    Caller.readsWhyATextIsRejected(server);
  }

  @Test
  void aWriteIsPartOfTheTransaction() {
    assertThatThrownBy(
            () ->
                transactions.executeWrite(
                    status -> {
                      store.put(SLOT, text("undone"));
                      assertThat(store.find(SLOT)).isPresent();
                      throw new IllegalStateException("undo it");
                    }))
        .hasMessage("undo it");
    assertThat(store.find(SLOT)).isEmpty();

    transactions.executeWrite(status -> store.put(SLOT, text("kept")));

    assertThat(store.find(SLOT)).isPresent();
    assertThat(store.remove(SLOT, store.info(SLOT).orElseThrow().id())).isTrue();
  }

  @Test
  void outsideATransactionNothingStaysOpen() {
    for (int i = 0; i < 30; i++) { // more than the pool has
      store.put(SLOT, text("again"));
    }
    store.clear(SLOT);
    assertThat(store.find(SLOT)).isEmpty();
  }

  private static MediaContent text(String text) {
    return MediaContent.of("image/webp", text.getBytes(UTF_8));
  }
}

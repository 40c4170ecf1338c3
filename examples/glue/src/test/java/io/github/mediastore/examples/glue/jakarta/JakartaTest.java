package io.github.mediastore.examples.glue.jakarta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.jta.UserTransaction;
import com.arjuna.ats.jta.cdi.TransactionExtension;
import com.arjuna.ats.jta.cdi.transactional.TransactionalInterceptorRequired;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.examples.glue.Caller;
import io.github.mediastore.examples.glue.TestServer;
import io.github.mediastore.image.ImageCompressor;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The application of {@code docs/jakarta.md}, with CDI, JTA and JAX-RS, run on PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JakartaTest {

  private static final MediaSlot SLOT = MediaSlot.of("users", 42, "profile");

  private WeldContainer container;
  private TestServer server;
  private MediaStore store;

  @BeforeAll
  void start() throws Exception {
    container =
        new Weld()
            .disableDiscovery()
            .beanClasses(JtaDatabase.class, MediaBeans.class, Photos.class, Undo.class)
            .addExtension(new TransactionExtension())
            .addBeanClass(TransactionalInterceptorRequired.class)
            .initialize();
    store = container.select(MediaStore.class).get();
    server =
        JakartaServer.with(
            container.select(ImageCompressor.class).get(),
            store,
            container.select(Photos.class).get());
  }

  @AfterAll
  void stop() throws Exception {
    server.end().close();
    container.close();
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
  void aWriteIsPartOfTheTransaction() throws Exception {
    jakarta.transaction.UserTransaction transaction = UserTransaction.userTransaction();
    transaction.begin();
    store.put(SLOT, text("undone"));
    assertThat(store.find(SLOT)).isPresent();
    transaction.rollback();
    assertThat(store.find(SLOT)).isEmpty();

    transaction.begin();
    store.put(SLOT, text("kept"));
    store.addAll(SLOT, List.of(text("and"), text("more"))); // with a savepoint
    transaction.commit();
    assertThat(store.count(SLOT)).isEqualTo(3);
    store.clear(SLOT);
  }

  @Test
  void whatFailsInATransactionalMethodUndoesTheWrite() {
    Undo undo = container.select(Undo.class).get();

    assertThatThrownBy(() -> undo.putAndFail(SLOT)).hasMessage("undo it");

    assertThat(store.find(SLOT)).isEmpty();
  }

  @Test
  void outsideATransactionNothingStaysOpen() {
    for (int i = 0; i < 3 * JtaDatabase.CONNECTIONS; i++) {
      store.put(SLOT, text("again"));
    }
    store.clear(SLOT);
    assertThat(store.find(SLOT)).isEmpty();
  }

  private static MediaContent text(String text) {
    return MediaContent.of("image/webp", text.getBytes(UTF_8));
  }
}

package io.github.mediastore.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose transaction a write is in where an application has several data sources. */
class DataSourcesTest {

  private static final MediaSlot SLOT = MediaSlot.of("users", 1, "photo");
  private static final MediaSlot NEVER_USED = MediaSlot.of("users", 2, "photo");
  private static final MediaContent CONTENT = MediaContent.of("text/plain", new byte[] {1});

  private static TestDatabase orders;
  private static TestDatabase media;

  @BeforeAll
  static void createTables() {
    orders = TestDatabase.empty();
    media = TestDatabase.empty();
    MediaSchema.of(MediaTables.DEFAULT).create(media.dataSource());
  }

  @Test
  void severalDataSourcesNeedAName() {
    Applications.runner()
        .withBean("orders", DataSource.class, () -> orders.pool(true))
        .withBean("media", DataSource.class, () -> media.pool(true))
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("media-store.data-source")
                    .hasStackTraceContaining("orders, media"));
  }

  @Test
  void aNameOrAQualifierChooses() {
    Applications.runner()
        .withBean("orders", DataSource.class, () -> orders.pool(true))
        .withBean("media", DataSource.class, () -> media.pool(true))
        .withPropertyValues("media-store.data-source=media")
        .run(context -> assertThat(context.getBean(MediaStore.class).count(NEVER_USED)).isZero());
    Applications.runner()
        .withBean("orders", DataSource.class, () -> orders.pool(true))
        .withBean(
            "second",
            DataSource.class,
            () -> media.pool(true),
            definition ->
                ((AbstractBeanDefinition) definition)
                    .addQualifier(new AutowireCandidateQualifier(Qualifier.class, "pictures")))
        .withPropertyValues("media-store.data-source=pictures")
        .run(context -> assertThat(context.getBean(MediaStore.class).count(NEVER_USED)).isZero());
  }

  @Test
  void theTransactionOfTheOwnDataSourceIsJoined() {
    transactionOn("media", true, TransactionDefinition.PROPAGATION_REQUIRED, false);
  }

  @Test
  void theTransactionOfAnotherDataSourceIsNotAndNothingIsLost() {
    transactionOn("orders", true, TransactionDefinition.PROPAGATION_REQUIRED, true);
    transactionOn("orders", false, TransactionDefinition.PROPAGATION_REQUIRED, true);
  }

  @Test
  void aWriteWhereATransactionIsOnlySupportedIsCommitted() {
    transactionOn("media", true, TransactionDefinition.PROPAGATION_SUPPORTS, true);
    transactionOn("media", false, TransactionDefinition.PROPAGATION_SUPPORTS, true);
  }

  /** Writes in a scope that is rolled back, and looks whether that is still there. */
  private static void transactionOn(
      String managed, boolean autoCommit, int propagation, boolean isKept) {
    Applications.runner()
        .withBean("orders", DataSource.class, () -> orders.pool(true))
        .withBean("media", DataSource.class, () -> media.pool(autoCommit))
        .withPropertyValues("media-store.data-source=media")
        .run(
            context -> {
              MediaStore store = context.getBean(MediaStore.class);
              store.clear(SLOT);
              TransactionTemplate transaction =
                  new TransactionTemplate(
                      new JdbcTransactionManager(context.getBean(managed, DataSource.class)));
              transaction.setPropagationBehavior(propagation);
              assertThatThrownBy(
                      () ->
                          transaction.executeWithoutResult(
                              status -> {
                                store.put(SLOT, CONTENT);
                                store.add(SLOT, CONTENT);
                                assertThat(store.count(SLOT)).isEqualTo(2);
                                throw new IllegalStateException("rolled back");
                              }))
                  .hasMessage("rolled back");
              assertThat(store.count(SLOT)).isEqualTo(isKept ? 2 : 0);
              transaction.executeWithoutResult(status -> store.put(SLOT, CONTENT));
              assertThat(store.count(SLOT)).isEqualTo(1);
            });
  }
}

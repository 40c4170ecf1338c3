package io.github.mediastore.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** media-store.read-from: what a replica answers that stands still, and what the primary. */
class ReadFromTest {

  private static final MediaSlot SLOT = MediaSlot.of("users", 1, "photo");
  private static final MediaSlot NEW = MediaSlot.of("users", 2, "photo");
  private static final MediaContent FIRST = MediaContent.of("text/plain", new byte[1]);
  private static final MediaContent SECOND = MediaContent.of("text/plain", new byte[2]);

  @TempDir private static Path directory;
  private static HeldStandby servers;

  @BeforeAll
  static void start() throws Exception {
    servers = new HeldStandby(directory);
  }

  @AfterAll
  static void stop() throws Exception {
    servers.close();
  }

  private static ApplicationContextRunner runner(String name) {
    return Applications.runner()
        .withUserConfiguration(Replica.class)
        .withPropertyValues(
            "spring.datasource.url=" + servers.primary().getUrl(),
            "spring.datasource.username=postgres",
            "spring.datasource.hikari.maximum-pool-size=3",
            "media-store.schema.mode=create",
            "media-store.read-from=" + name);
  }

  /** Beside the data source that Spring Boot makes of the properties. */
  @Configuration(proxyBeanMethods = false)
  static class Replica {

    @Bean(defaultCandidate = false)
    @Qualifier("reports")
    DataSource replica() {
      return servers.standby();
    }
  }

  private static long size(MediaStore store, MediaSlot slot) {
    return store.info(slot).map(MediaInfo::size).orElse(0L);
  }

  @Test
  void readsAreTheReplicasButForTransactionsOwnWritesAndWhatItDoesNotHave() {
    runner("replica")
        .run(
            other ->
                runner("reports")
                    .run(
                        context -> {
                          MediaStore store = context.getBean(MediaStore.class);
                          MediaStore elsewhere = other.getBean(MediaStore.class);
                          TransactionTemplate transaction =
                              new TransactionTemplate(
                                  context.getBean(PlatformTransactionManager.class));
                          elsewhere.put(SLOT, FIRST);
                          servers.catchUpAndHold();
                          MediaInfo second = elsewhere.put(SLOT, SECOND);
                          elsewhere.put(NEW, FIRST);

                          assertThat(size(store, SLOT)).as("the replica").isEqualTo(1);
                          assertThat(size(elsewhere, SLOT)).as("who wrote it").isEqualTo(2);
                          assertThat(size(store, NEW)).as("not on the replica").isEqualTo(1);
                          assertThat(size(store.primary(), SLOT)).as("the primary").isEqualTo(2);
                          transaction.executeWithoutResult(
                              status -> assertThat(size(store, SLOT)).isEqualTo(2));
                          assertThat(cacheControl(store, second)).contains("immutable");
                          assertThatThrownBy(
                                  () ->
                                      transaction.executeWithoutResult(
                                          status -> {
                                            store.put(SLOT, MediaContent.of("a/b", new byte[3]));
                                            assertThat(size(store, SLOT)).isEqualTo(3);
                                            throw new IllegalStateException("rolled back");
                                          }))
                              .hasMessage("rolled back");
                          assertThat(size(store, SLOT)).as("after its rollback").isEqualTo(2);
                        }));
  }

  /** Of an answer to a URL with a version, whose bytes the replica does not have yet. */
  private static String cacheControl(MediaStore store, MediaInfo info) {
    MediaResponse answer =
        MediaResponse.of(
            store,
            SLOT,
            MediaRequest.of("GET", name -> List.of()),
            CachePolicy.revalidate().immutableForVersion(CachePolicy.versionOf(info)));
    return String.valueOf(answer.headers().get("Cache-Control"));
  }

  @Test
  void aNameThatIsNoDataSourceOrThePrimaryIsRefused() {
    runner("replicca")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("The property media-store.read-from is replicca"));
    runner("dataSource")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("which is the data source that media are written to"));
  }
}

package io.github.mediastore.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.spring.internal.health.StoreHealth;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An object store that is away is shown by the health of the store, and makes nothing unhealthy.
 */
class StoreHealthTest {

  private static TestDatabase database;

  @BeforeAll
  static void createTables() {
    database = TestDatabase.empty();
    MediaSchema.of(MediaTables.DEFAULT).create(database.dataSource());
  }

  private static StoreHealth.Result check(@Nullable ObjectStore objects) {
    return new StoreHealth(
            MediaSchema.of(MediaTables.DEFAULT),
            database.dataSource(),
            () -> null,
            objects,
            Duration.ofSeconds(5))
        .check();
  }

  private static ObjectStore answering(Callable<@Nullable Object> answer) {
    return (ObjectStore)
        Proxy.newProxyInstance(
            StoreHealthTest.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (proxy, method, arguments) -> answer.call());
  }

  @Test
  void aBucketThatFailsIsNamedAndTheStoreIsUp() {
    StoreHealth.Result found =
        check(
            answering(
                () -> {
                  throw new IOException("403 AccessDenied");
                }));
    assertThat(found.isUp()).isTrue();
    assertThat(found.details()).containsEntry("objects", "fails: 403 AccessDenied");
    assertThat(found.details()).containsKey("schemaVersion");
  }

  @Test
  void aBucketThatHangsKeepsNobodyWaiting() {
    CountDownLatch never = new CountDownLatch(1);
    StoreHealth.Result found =
        check(
            answering(
                () -> {
                  never.await();
                  return null;
                }));
    never.countDown();
    assertThat(found.isUp()).isTrue();
    assertThat(found.details()).containsEntry("objects", "no answer within PT0.5S");
  }

  @Test
  void withoutAnObjectStoreNothingIsSaidOfOne() {
    assertThat(check(null).details()).doesNotContainKey("objects");
  }
}

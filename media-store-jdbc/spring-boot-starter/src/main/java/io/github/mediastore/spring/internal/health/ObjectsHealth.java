package io.github.mediastore.spring.internal.health;

import io.github.mediastore.objects.ObjectStore;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Tells whether the object store answers, for people. It makes nothing unhealthy, and keeps nobody
 * waiting: without it all but large media are stored and served, and if each node left for that,
 * nothing would be.
 */
final class ObjectsHealth {

  private static final Duration LIMIT = Duration.ofMillis(500);

  /** No key of a medium's, which begin with the identity of a store. */
  private static final String KEY = "health";

  private final SharedLook<String> look;

  ObjectsHealth(ObjectStore objects) {
    this.look =
        new SharedLook<>(
            () -> {
              objects.find(KEY);
              return "answers";
            });
  }

  /** Returns what is found within half a second. */
  String check() throws InterruptedException {
    try {
      return look.within(LIMIT);
    } catch (TimeoutException e) {
      return "no answer within " + LIMIT;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return "fails: " + (cause == null ? e : cause).getMessage();
    }
  }
}

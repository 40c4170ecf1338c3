package io.github.mediastore.jdbc.migration.internal.fallback;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Lets one thread at a time work on a thing; by chance, two things may have to take turns too. */
final class KeyedLocks {

  private static final int LOCKS = 64;

  private final Lock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

  <T> T with(Object key, Supplier<T> work) {
    Lock lock = locks[Math.floorMod(key.hashCode(), LOCKS)];
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}

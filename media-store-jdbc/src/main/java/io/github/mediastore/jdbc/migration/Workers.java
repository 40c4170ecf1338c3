package io.github.mediastore.jdbc.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does a step for each file, on as many threads as there are processors. */
final class Workers {

  private final Consumer<MigrationEntry> listener;

  Workers(Consumer<MigrationEntry> listener) {
    this.listener = listener;
  }

  /**
   * Does the step.
   *
   * @param items what to do it for
   * @param group those of one group are done one after the other
   * @param step the step; what it throws ends all, after what is under way
   */
  <T> MigrationReport each(
      List<T> items, Function<? super T, ?> group, Function<? super T, MigrationEntry> step) {
    Map<Object, List<T>> groups = new LinkedHashMap<>();
    items.forEach(
        item -> groups.computeIfAbsent(group.apply(item), g -> new ArrayList<>()).add(item));
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<List<MigrationEntry>>> results = new ArrayList<>();
      groups.values().forEach(of -> results.add(threads.submit(() -> all(of, step))));
      List<MigrationEntry> entries = new ArrayList<>();
      for (Future<List<MigrationEntry>> result : results) {
        entries.addAll(result.get());
      }
      entries.sort(Comparator.comparing(MigrationEntry::source));
      return new MigrationReport(entries);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException("The migration failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The migration was interrupted; it can be started again", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private <T> List<MigrationEntry> all(List<T> items, Function<? super T, MigrationEntry> step) {
    List<MigrationEntry> entries = new ArrayList<>();
    for (T item : items) {
      MigrationEntry entry = step.apply(item);
      listener.accept(entry);
      entries.add(entry);
    }
    return entries;
  }
}

package io.github.mediastore.jdbc.objects;

import static io.github.mediastore.jdbc.objects.SweptStore.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.objects.FileObjectStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A sweep that ends between any two of its steps: each request to the object store, each borrowed
 * connection and each commit, before and after. What it leaves is what database and object store
 * hold, so a thread that stops there leaves the same as a process that is killed.
 */
class ObjectSweepCrashTest {

  private final Path folder;
  private final DisturbedObjects objects;
  private final SweptStore store;
  private int stepsLeft = Integer.MAX_VALUE;

  ObjectSweepCrashTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.objects = new DisturbedObjects(new FileObjectStore(folder));
    this.store = SweptStore.create(objects);
    objects.before = (request, key) -> step();
    objects.after = (request, key) -> step();
  }

  /** Ends the thread as a kill does: nothing that runs after it may touch anything. */
  private static final class Killed extends Error {

    private static final long serialVersionUID = 1L;
  }

  private void step() {
    if (stepsLeft <= 0 || --stepsLeft == 0) {
      throw new Killed();
    }
  }

  private DataSource killable() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
              }
              step();
              return killable(store.database().getConnection());
            });
  }

  private Connection killable(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              boolean isCommit = method.getName().equals("commit");
              if (isCommit) {
                step();
              }
              try {
                Object result = method.invoke(connection, arguments);
                if (isCommit) {
                  step();
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void aSweepThatIsKilledBetweenAnyTwoStepsIsEndedByTheNext() throws SQLException {
    String kept = store.add();
    Set<String> expected = new TreeSet<>(Set.of(kept));
    int kills = 0;
    for (int steps = 1; ; steps++) {
      stage();
      if (!isKilledAfter(steps)) {
        break;
      }
      kills++;
      assertThat(store.keys()).as("killed after %d steps", steps).contains(kept);
      assertThat(store.rows()).containsAll(store.keys());
      assertThat(store.installation().obstacle()).isEmpty();
      store.sweep().run();
      store.sweep().run();
    }
    assertThat(kills).isGreaterThan(30);
    store.sweepAll();
    assertThat(store.keys()).isEqualTo(store.rows()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"before create", "after create", "before delete", "after delete"})
  void aProcessThatIsKilledLeavesNothingThatTheNextDoesNotEnd(String where) throws Exception {
    String kept = store.add();
    stage();
    Process process = SweepProcess.start(store.database(), folder, where);
    try (BufferedReader lines = process.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("there");
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(store.rows()).containsAll(store.keys());
    assertThat(store.installation().obstacle()).isEmpty();
    store.sweepAll();
    assertThat(store.keys()).isEqualTo(store.rows()).containsExactly(kept);
  }

  /** Makes something for each step of a sweep to do. */
  private void stage() {
    String doomed = store.stage();
    String due = store.stage();
    String again = store.add();
    store.stage();
    store.execute(
        """
        UPDATE media_object SET created_at = now() - interval '40 days';
        UPDATE media_object SET live = false, unreferenced_since = now() WHERE key = '%s';
        UPDATE media_object SET unreferenced_since = now() - interval '40 days'
        WHERE key IN ('%s', '%s')
        """
            .formatted(doomed, due, again));
    store.remove(again);
    store.execute(
        "UPDATE media_object SET unreferenced_since = NULL WHERE key = '%s'".formatted(again));
  }

  private boolean isKilledAfter(int steps) {
    stepsLeft = steps;
    try {
      ObjectSweep.builder(killable(), objects, PRODUCTION).build().run();
      return false;
    } catch (Killed e) {
      return true;
    } finally {
      stepsLeft = Integer.MAX_VALUE;
    }
  }
}

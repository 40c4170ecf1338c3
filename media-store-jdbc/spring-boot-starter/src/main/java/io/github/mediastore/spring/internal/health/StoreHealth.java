package io.github.mediastore.spring.internal.health;

import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.jdbc.MediaSchema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the compressor's native library is there, a connection is free in time, and the
 * tables are as the store needs them.
 */
public final class StoreHealth {

  private final MediaSchema schema;
  private final DataSource dataSource;
  private final Supplier<@Nullable ImageCompressor> compressor;
  private final Duration limit;
  private final AtomicReference<@Nullable CompletableFuture<Integer>> underWay =
      new AtomicReference<>();

  /**
   * Makes the check.
   *
   * @param schema the tables
   * @param dataSource where they are
   * @param compressor gives the compressor, which fails without its library; null if there is none
   * @param limit how long to wait for a connection and an answer
   */
  public StoreHealth(
      MediaSchema schema,
      DataSource dataSource,
      Supplier<@Nullable ImageCompressor> compressor,
      Duration limit) {
    this.schema = schema;
    this.dataSource = dataSource;
    this.compressor = compressor;
    this.limit = limit;
  }

  /**
   * Looks.
   *
   * @param isUp whether all is well
   * @param details what was found, for people
   * @param failure what is wrong, or null
   */
  public record Result(boolean isUp, Map<String, Object> details, @Nullable Throwable failure) {}

  /** Returns what is found now. Threads that ask while a connection is waited for share it. */
  public Result check() {
    Map<String, Object> details = new LinkedHashMap<>();
    try {
      details.put("compressor", compressor.get() == null ? "none" : "ready");
      int version = versionInTime();
      details.put("schemaVersion", version);
      return new Result(version > 0, details, null);
    } catch (TimeoutException e) {
      details.put("connection", "none within " + limit);
      return new Result(false, details, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(false, details, e);
    } catch (ExecutionException e) {
      return new Result(false, details, e.getCause());
    } catch (RuntimeException e) {
      return new Result(false, details, e);
    }
  }

  private int versionInTime() throws ExecutionException, InterruptedException, TimeoutException {
    CompletableFuture<Integer> mine = new CompletableFuture<>();
    CompletableFuture<Integer> theirs = underWay.compareAndExchange(null, mine);
    if (theirs == null) {
      Thread thread = new Thread(() -> look(mine), "media-store-health");
      thread.setDaemon(true);
      thread.start();
    }
    return (theirs == null ? mine : theirs).get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(CompletableFuture<Integer> result) {
    try {
      result.complete(schema.version(dataSource));
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    } finally {
      underWay.set(null);
    }
  }
}

package io.github.mediastore.spring.internal.health;

import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.objects.ObjectStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the compressor's native library is there, a connection is free in time, and the
 * tables are as the store needs them; and says whether the object store answers.
 */
public final class StoreHealth {

  private final SharedLook<Integer> version;
  private final Supplier<@Nullable ImageCompressor> compressor;
  private final @Nullable ObjectsHealth objects;
  private final Duration limit;

  /**
   * Makes the check.
   *
   * @param schema the tables
   * @param dataSource where they are
   * @param compressor gives the compressor, which fails without its library; null if there is none
   * @param objects where large media are; null if there is no object store
   * @param limit how long to wait for a connection and an answer
   */
  public StoreHealth(
      MediaSchema schema,
      DataSource dataSource,
      Supplier<@Nullable ImageCompressor> compressor,
      @Nullable ObjectStore objects,
      Duration limit) {
    this.version = new SharedLook<>(() -> schema.version(dataSource));
    this.objects = objects == null ? null : new ObjectsHealth(objects);
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
      if (objects != null) {
        details.put("objects", objects.check());
      }
      int found = version.within(limit);
      details.put("schemaVersion", found);
      return new Result(found > 0, details, null);
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
}

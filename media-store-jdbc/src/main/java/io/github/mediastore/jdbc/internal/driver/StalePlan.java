package io.github.mediastore.jdbc.internal.driver;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes "cached plan must not change result type": a statement was prepared before somebody
 * altered a table. PostgreSQL gives it the SQLSTATE of features that do not exist, so only the
 * place in the server tells it from those; the message may be in any language.
 *
 * <p>By reflection, because the library does not need PostgreSQL's own driver.
 */
public final class StalePlan {

  private static final String FEATURE_NOT_SUPPORTED = "0A000";
  private static final String ROUTINE = "RevalidateCachedQuery";

  private StalePlan() {}

  /** Returns whether that is what went wrong. */
  public static boolean isBehind(SQLException e) {
    return FEATURE_NOT_SUPPORTED.equals(e.getSQLState()) && ROUTINE.equals(routine(e));
  }

  private static @Nullable Object routine(SQLException e) {
    try {
      @Nullable Object error = e.getClass().getMethod("getServerErrorMessage").invoke(e);
      return error == null ? null : error.getClass().getMethod("getRoutine").invoke(error);
    } catch (ReflectiveOperationException anotherDriver) {
      return null;
    }
  }
}

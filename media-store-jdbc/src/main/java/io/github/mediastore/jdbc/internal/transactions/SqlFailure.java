package io.github.mediastore.jdbc.internal.transactions;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.driver.StalePlan;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what a database's refusal means, by its SQLSTATE (PostgreSQL manual, appendix "Error
 * codes").
 */
public final class SqlFailure {

  private static final String UNDEFINED_TABLE = "42P01";

  /** Broken off in favour of another transaction: serialization failure, deadlock. */
  private static final Set<String> RETRY_STATES = Set.of("40001", "40P01");

  /** Connection trouble, transaction rollback, out of a resource that somebody may free. */
  private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53");

  /** Lock not available; cancelled by timeout or by hand; the server stops, crashed or starts. */
  private static final Set<String> TRANSIENT_STATES =
      Set.of("55P03", "57014", "57P01", "57P02", "57P03", "57P05", "25P03");

  private SqlFailure() {}

  static boolean asksForRetry(SQLException e) {
    return RETRY_STATES.contains(state(e)) || StalePlan.isBehind(e);
  }

  public static boolean isTransient(SQLException e) {
    String state = state(e);
    return e instanceof SQLTransientException
        || e instanceof SQLRecoverableException
        || TRANSIENT_STATES.contains(state)
        || StalePlan.isBehind(e)
        || (state.length() == 5 && TRANSIENT_CLASSES.contains(state.substring(0, 2)));
  }

  static MediaStorageException of(String what, SQLException e) {
    String hint =
        state(e).equals(UNDEFINED_TABLE) ? " (MediaSchema creates the tables and checks them)" : "";
    return new MediaStorageException(
        "Cannot %s: %s%s".formatted(what, e.getMessage(), hint), e, isTransient(e));
  }

  private static String state(SQLException e) {
    @Nullable String state = e.getSQLState();
    return state == null ? "" : state;
  }
}

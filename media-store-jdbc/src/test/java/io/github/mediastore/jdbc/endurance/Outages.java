package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.MediaException;
import io.github.mediastore.MediaStorageException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells what the disturbances explain from what nobody should ever see. */
final class Outages {

  /**
   * The connection is lost or refused, the server ends or starts, the disk is full or a file cannot
   * be written.
   */
  private static final String EXPLAINED = "08...|57P0.|53...|58...";

  private Outages() {}

  /**
   * Returns the SQLSTATE of a failure that a disturbance explains.
   *
   * @throws Fault if none does
   */
  static String require(String operation, Exception e) {
    @Nullable String state = null;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
        break;
      }
    }
    boolean isOfStore = !(e instanceof MediaException) || e instanceof MediaStorageException;
    if (!isOfStore || state == null || !state.matches(EXPLAINED)) {
      throw new Fault("Failed to %s, which no disturbance explains".formatted(operation), e);
    }
    return state;
  }
}

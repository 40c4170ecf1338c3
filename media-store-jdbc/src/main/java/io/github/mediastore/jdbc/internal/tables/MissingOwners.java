package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MissingOwnerException;
import java.sql.SQLException;

/** Recognizes that the owner trigger found no owner for a new slot. */
final class MissingOwners {

  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private MissingOwners() {}

  /**
   * Returns the failure of a write to a slot.
   *
   * @throws MissingOwnerException if that is what went wrong
   */
  static SQLException unless(MediaSlot slot, SQLException e) {
    if (FOREIGN_KEY_VIOLATION.equals(e.getSQLState())) {
      throw new MissingOwnerException("There is no owner for %s".formatted(slot), e);
    }
    return e;
  }
}

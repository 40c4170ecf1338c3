package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaStorageException;
import java.sql.SQLException;

/** Recognizes that there is no object to refer to, as it waited too long for its row. */
final class DoomedObjects {

  private static final String FOREIGN_KEY_VIOLATION = "23503";
  private static final String CONSTRAINT = "media_representation_object_fkey";

  private DoomedObjects() {}

  /**
   * Returns the failure of a write that refers to an object.
   *
   * @throws MediaStorageException if that is what went wrong
   */
  static SQLException unless(String key, SQLException e) {
    if (FOREIGN_KEY_VIOLATION.equals(e.getSQLState())
        && String.valueOf(e.getMessage()).contains(CONSTRAINT)) {
      throw new MediaStorageException(
          ("The object %s is not known to these tables any more: no medium has had it for so long"
                  + " that it is being deleted, it was staged for other tables, or after the"
                  + " snapshot of this transaction was taken, as at REPEATABLE READ; stage the"
                  + " content again, before the transaction begins")
              .formatted(key),
          e,
          false);
    }
    return e;
  }
}

package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaSlot;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a slot from the columns of a row. */
final class SlotColumns {

  private SlotColumns() {}

  static MediaSlot read(ResultSet row) throws SQLException {
    return new MediaSlot(
        row.getString("owner_type"), row.getString("owner_id"), row.getString("name"));
  }
}

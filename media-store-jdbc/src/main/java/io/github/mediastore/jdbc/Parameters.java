package io.github.mediastore.jdbc;

import io.github.mediastore.MediaSlot;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of a statement one after the other. */
final class Parameters {

  private final PreparedStatement statement;
  private int last;

  private Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  static Parameters of(PreparedStatement statement) {
    return new Parameters(statement);
  }

  Parameters slot(MediaSlot slot) throws SQLException {
    return text(slot.ownerType()).text(slot.ownerId()).text(slot.name());
  }

  Parameters text(@Nullable String value) throws SQLException {
    statement.setString(++last, value);
    return this;
  }

  Parameters number(long value) throws SQLException {
    statement.setLong(++last, value);
    return this;
  }

  Parameters integer(@Nullable Integer value) throws SQLException {
    statement.setObject(++last, value, Types.INTEGER);
    return this;
  }

  /** Sets text that the database takes for whatever type the place asks for. */
  Parameters untyped(String value) throws SQLException {
    statement.setObject(++last, value, Types.OTHER);
    return this;
  }

  Parameters bytes(byte @Nullable [] value) throws SQLException {
    statement.setBytes(++last, value);
    return this;
  }

  Parameters array(String elementType, Object[] values) throws SQLException {
    statement.setArray(++last, statement.getConnection().createArrayOf(elementType, values));
    return this;
  }
}

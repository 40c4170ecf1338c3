package io.github.mediastore.jdbc.internal.driver;

import io.github.mediastore.MediaSlot;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of a statement one after the other. */
public final class Parameters {

  private final PreparedStatement statement;
  private int last;

  private Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  public static Parameters of(PreparedStatement statement) {
    return new Parameters(statement);
  }

  public Parameters slot(MediaSlot slot) throws SQLException {
    return text(slot.ownerType()).text(slot.ownerId()).text(slot.name());
  }

  public Parameters text(@Nullable String value) throws SQLException {
    statement.setString(++last, value);
    return this;
  }

  public Parameters number(long value) throws SQLException {
    statement.setLong(++last, value);
    return this;
  }

  /** Sets a number that may be unknown. */
  public Parameters number(@Nullable Long value) throws SQLException {
    statement.setObject(++last, value, Types.BIGINT);
    return this;
  }

  public Parameters integer(@Nullable Integer value) throws SQLException {
    statement.setObject(++last, value, Types.INTEGER);
    return this;
  }

  public Parameters bool(boolean value) throws SQLException {
    statement.setBoolean(++last, value);
    return this;
  }

  public Parameters decimal(@Nullable Double value) throws SQLException {
    statement.setObject(++last, value, Types.DOUBLE);
    return this;
  }

  /** Sets an array of keys and values in turn. */
  public Parameters pairs(Map<String, String> texts) throws SQLException {
    return array(
        "text",
        texts.entrySet().stream()
            .flatMap(text -> Stream.of(text.getKey(), text.getValue()))
            .toArray());
  }

  /** Sets text that the database takes for whatever type the place asks for. */
  public Parameters untyped(String value) throws SQLException {
    statement.setObject(++last, value, Types.OTHER);
    return this;
  }

  public Parameters bytes(byte @Nullable [] value) throws SQLException {
    statement.setBytes(++last, value);
    return this;
  }

  public Parameters array(String elementType, Object[] values) throws SQLException {
    statement.setArray(++last, statement.getConnection().createArrayOf(elementType, values));
    return this;
  }
}

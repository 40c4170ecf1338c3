package io.github.mediastore.examples.cli.json;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object that was one line, by their types. */
public final class JsonLine {

  private final Map<String, @Nullable Object> members;

  private JsonLine(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is no JSON object of strings, numbers and nulls
   */
  public static JsonLine parse(String line) {
    return new JsonLine(FlatJson.parse(line));
  }

  /** Returns a string; null if it is null or not there. */
  public @Nullable String optionalText(String name) {
    return as(String.class, name);
  }

  /** Returns a string. */
  public String text(String name) {
    return required(name, optionalText(name));
  }

  /** Returns an int; null if it is null or not there. */
  public @Nullable Integer optionalInt(String name) {
    BigDecimal number = as(BigDecimal.class, name);
    return number == null ? null : exact(name, number, Integer.MAX_VALUE).intValue();
  }

  /** Returns a number that is not negative; null if it is null or not there. */
  public @Nullable Long optionalNumber(String name) {
    BigDecimal number = as(BigDecimal.class, name);
    return number == null ? null : exact(name, number, Long.MAX_VALUE).longValue();
  }

  /** Returns a number that is not negative. */
  public long number(String name) {
    return required(name, optionalNumber(name));
  }

  private <T> @Nullable T as(Class<T> type, String name) {
    Object value = members.get(name);
    if (value != null && !type.isInstance(value)) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is no " + (type == String.class ? "text" : "number"));
    }
    return type.cast(value);
  }

  private static BigDecimal exact(String name, BigDecimal number, long most) {
    if (number.stripTrailingZeros().scale() > 0
        || number.signum() < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw new IllegalArgumentException("\"" + name + "\" cannot be " + number);
    }
    return number;
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return value;
  }
}

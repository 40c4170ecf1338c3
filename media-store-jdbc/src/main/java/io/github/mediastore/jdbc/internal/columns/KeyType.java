package io.github.mediastore.jdbc.internal.columns;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which texts are values of a key column's type and which are the same value, without asking
 * the database, where a wrong one would break off the host's transaction.
 *
 * @param name what PostgreSQL calls the type, without a domain over it
 * @param underDomain how SQL names it if there is a domain over it, otherwise null
 * @param labels the values of an enumeration, otherwise empty
 */
record KeyType(String name, @Nullable String underDomain, List<String> labels) {

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,200}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");
  private static final Pattern UUID =
      Pattern.compile("\\{?([0-9A-Fa-f]{4}-?){7}[0-9A-Fa-f]{4}\\}?");

  /** Copies the labels. */
  KeyType {
    labels = List.copyOf(labels);
  }

  boolean isSupported() {
    return switch (name) {
      case "int2", "int4", "int8", "numeric", "uuid", "text", "varchar", "bpchar", "citext" -> true;
      default -> !labels.isEmpty();
    };
  }

  /** Returns what SQL calls it. */
  String sqlName() {
    return sqlName(name);
  }

  /** Returns what SQL calls a type; the catalogue marks an array with a line in front. */
  static String sqlName(String name) {
    return name.startsWith("_") ? name.substring(1) + "[]" : name;
  }

  boolean isEnum() {
    return !labels.isEmpty();
  }

  /** Returns the one text that all texts of the same value share, or empty if it is no value. */
  Optional<String> canonical(String text) {
    return switch (name) {
      case "int2" -> integer(text, 15);
      case "int4" -> integer(text, 31);
      case "int8" -> integer(text, 63);
      case "numeric" -> number(text);
      case "uuid" -> uuid(text);
      case "bpchar" -> Optional.of(text.replaceFirst(" +$", ""));
      case "citext" -> Optional.of(text.toLowerCase(Locale.ROOT));
      case "text", "varchar" -> Optional.of(text);
      default -> labels.contains(text) ? Optional.of(text) : Optional.empty();
    };
  }

  private static Optional<String> integer(String text, int bits) {
    String digits = text.strip();
    return INTEGER.matcher(digits).matches()
        ? Optional.of(new BigInteger(digits))
            .filter(value -> value.bitLength() <= bits)
            .map(BigInteger::toString)
        : Optional.empty();
  }

  private static Optional<String> number(String text) {
    String digits = text.strip();
    return NUMBER.matcher(digits).matches()
        ? Optional.of(new BigDecimal(digits).stripTrailingZeros().toPlainString())
        : Optional.empty();
  }

  private static Optional<String> uuid(String text) {
    if (!UUID.matcher(text).matches() || text.startsWith("{") != text.endsWith("}")) {
      return Optional.empty();
    }
    String hex = text.replaceAll("[{}-]", "").toLowerCase(Locale.ROOT);
    return Optional.of(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
  }
}

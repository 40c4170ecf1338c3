package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of the host's that holds the media of one slot of each row. Names are without quotes;
 * only the table is SQL already.
 *
 * @param ownerType what slots call the kind of owner
 * @param slotName what they call the slot
 * @param table the owner's table, with its schema if it was named, each name quoted
 * @param key the column whose value is the owner's id
 * @param bytes the column with the media
 * @param metadata the column with what is known about them, if there is one
 * @param isArray whether the column is a {@code BYTEA[]}
 */
public record MediaColumn(
    String ownerType,
    String slotName,
    String table,
    String key,
    String bytes,
    @Nullable String metadata,
    boolean isArray) {

  /** The trigger that fires last sees what the others did; they fire in alphabetical order. */
  private static final String TRIGGER = "zz_media_store_facts_";

  private static final int MAX_NAME_BYTES = 63;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-zA-Z]+)}");

  /** Makes a column of {@code table.column} or {@code schema.table.column}. */
  public static MediaColumn of(
      String ownerType, String slotName, String path, String key, boolean isArray) {
    List<String> names = SqlName.path(path);
    if (names.size() < 2 || names.size() > 3) {
      throw new IllegalArgumentException("Neither table.column nor schema.table.column: " + path);
    }
    int last = names.size() - 1;
    String table =
        names.subList(0, last).stream().map(SqlName::quoted).collect(Collectors.joining("."));
    return new MediaColumn(
        ownerType, slotName, table, SqlName.of(key), names.get(last), null, isArray);
  }

  public MediaColumn withKey(String column) {
    return new MediaColumn(
        ownerType, slotName, table, SqlName.of(column), bytes, metadata, isArray);
  }

  public MediaColumn withMetadata(String column) {
    return new MediaColumn(ownerType, slotName, table, key, bytes, SqlName.of(column), isArray);
  }

  /**
   * Returns the name of the trigger that keeps the metadata true, and of its function. No other
   * column of the schema has the same.
   */
  String trigger() {
    List<String> names = SqlName.path(table + "." + SqlName.quoted(bytes));
    String column = String.join(".", names.subList(names.size() - 2, names.size()));
    boolean isPlain =
        names.stream().noneMatch(name -> name.contains("."))
            && (TRIGGER + column).getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES;
    String exact = SqlName.quoted(names.get(names.size() - 2)) + "." + SqlName.quoted(bytes);
    return TRIGGER
        + (isPlain
            ? column
            : Sha256.of(exact.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32));
  }

  /** Returns the function's name as SQL, in the schema of the table. */
  String function() {
    List<String> names = SqlName.path(table);
    String function = SqlName.quoted(trigger());
    return names.size() == 1 ? function : SqlName.quoted(names.get(0)) + "." + function;
  }

  /**
   * Puts the names into SQL that has ${table}, ${key}, ${column}, ${metadata}, ${trigger} and
   * ${function}, and ${tableText} and ${triggerText} as literals. A name may look like one of
   * these.
   */
  public String in(String sql) {
    return PLACEHOLDER
        .matcher(sql)
        .replaceAll(found -> Matcher.quoteReplacement(named(found.group(1))));
  }

  private String named(String placeholder) {
    return switch (placeholder) {
      case "table" -> table;
      case "tableText" -> literal(table);
      case "key" -> SqlName.quoted(key);
      case "column" -> SqlName.quoted(bytes);
      case "metadata" -> metadata == null ? "NULL" : SqlName.quoted(metadata);
      case "trigger" -> SqlName.quoted(trigger());
      case "triggerText" -> literal(trigger());
      case "function" -> function();
      default -> throw new IllegalArgumentException("No name is called " + placeholder);
    };
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}

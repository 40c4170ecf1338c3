package io.github.mediastore.jdbc.internal.columns;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of the host's that holds the media of one slot of each row. All names are quoted.
 *
 * @param ownerType what slots call the kind of owner
 * @param slotName what they call the slot
 * @param table the owner's table
 * @param key the column whose text is the owner's id
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

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,62}");

  /** Makes a column of {@code table.column} or {@code schema.table.column}. */
  public static MediaColumn of(
      String ownerType, String slotName, String path, String key, boolean isArray) {
    List<String> names = Arrays.asList(path.split("\\.", -1));
    if (names.size() < 2 || names.size() > 3) {
      throw new IllegalArgumentException("Neither table.column nor schema.table.column: " + path);
    }
    int last = names.size() - 1;
    String table =
        names.subList(0, last).stream().map(MediaColumn::quote).collect(Collectors.joining("."));
    return new MediaColumn(
        ownerType, slotName, table, quote(key), quote(names.get(last)), null, isArray);
  }

  public MediaColumn withMetadata(String column) {
    return new MediaColumn(ownerType, slotName, table, key, bytes, quote(column), isArray);
  }

  private static String quote(String name) {
    if (!IDENTIFIER.matcher(name).matches()) {
      throw new IllegalArgumentException("Not the name of a table or column: " + name);
    }
    return '"' + name + '"';
  }
}

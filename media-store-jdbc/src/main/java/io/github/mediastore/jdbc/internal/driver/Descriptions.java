package io.github.mediastore.jdbc.internal.driver;

import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaAttributes;
import io.github.mediastore.internal.syntax.SettingsFingerprint;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what describes a medium from a row. Others may write it too: what this library would not
 * have written is passed over.
 */
public final class Descriptions {

  private Descriptions() {}

  /** Reads an array of keys and values in turn. */
  public static Map<String, String> attributes(ResultSet row, String column) throws SQLException {
    @Nullable Array array = row.getArray(column);
    if (array == null) {
      return Map.of();
    }
    String[] texts = (String[]) array.getArray();
    Map<String, String> attributes = new TreeMap<>();
    for (int i = 0; i + 1 < texts.length; i += 2) {
      if (MediaAttributes.isValid(texts[i], texts[i + 1])) {
        attributes.put(texts[i], texts[i + 1]);
      }
    }
    return attributes;
  }

  /** Returns the point, or null if the numbers are none. */
  public static @Nullable FocalPoint focus(@Nullable Double x, @Nullable Double y) {
    return x != null && y != null && x >= 0 && x <= 1 && y >= 0 && y <= 1
        ? new FocalPoint(x, y)
        : null;
  }

  /** Returns the fingerprint, or null if the text is none. */
  public static @Nullable String settings(@Nullable String text) {
    return text != null && SettingsFingerprint.isValid(text) ? text : null;
  }
}

package io.github.mediastore.examples.cli.export;

import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.examples.cli.json.FlatJson;
import io.github.mediastore.examples.cli.json.JsonLine;
import io.github.mediastore.examples.cli.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says of a representation beside its bytes, where there is anything to say.
 *
 * @param attributes what people wrote about the medium; none of renditions
 * @param focus what must stay in view; null if nobody said so, and of renditions
 * @param settings which settings made the bytes; null if nobody knows
 */
record ManifestDescription(
    Map<String, String> attributes, @Nullable FocalPoint focus, @Nullable String settings) {

  static ManifestDescription of(MediaInfo info) {
    boolean isFull = info.rendition().equals(MediaInfo.FULL);
    return new ManifestDescription(
        isFull ? info.attributes() : Map.of(),
        isFull ? info.focus().orElse(null) : null,
        info.settingsFingerprint().orElse(null));
  }

  /** Adds what there is to a line. */
  JsonObject addTo(JsonObject line) {
    if (!attributes.isEmpty()) {
      JsonObject json = new JsonObject();
      attributes.forEach(json::add);
      line.add("attributes", json.toString());
    }
    if (focus != null) {
      line.add("focus", focus.x() + "," + focus.y());
    }
    if (settings != null) {
      line.add("settings", settings);
    }
    return line;
  }

  /**
   * Reads it from a line.
   *
   * @throws IllegalArgumentException if the line says something else; the message says why
   */
  static ManifestDescription ofJson(JsonLine line) {
    @Nullable String attributes = line.optionalText("attributes");
    @Nullable String focus = line.optionalText("focus");
    return new ManifestDescription(
        attributes == null ? Map.of() : attributes(attributes),
        focus == null ? null : focus(focus),
        line.optionalText("settings"));
  }

  private static Map<String, String> attributes(String json) {
    Map<String, String> attributes = new TreeMap<>();
    FlatJson.parse(json)
        .forEach(
            (key, value) -> {
              if (!(value instanceof String text)) {
                throw new IllegalArgumentException("The attribute \"" + key + "\" is no text");
              }
              attributes.put(key, text);
            });
    return attributes;
  }

  private static FocalPoint focus(String text) {
    String[] numbers = text.split(",", -1);
    if (numbers.length != 2) {
      throw new IllegalArgumentException("Not a focal point: " + text);
    }
    return new FocalPoint(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
  }
}

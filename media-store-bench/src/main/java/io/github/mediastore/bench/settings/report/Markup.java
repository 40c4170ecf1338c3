package io.github.mediastore.bench.settings.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts text into HTML and SVG. */
final class Markup {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

  private Markup() {}

  /** Returns text so that it means itself, in an element and in an attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /**
   * Returns the name of a file, which may be written from right to left, and turns nothing else.
   */
  static String name(String name) {
    return "<bdi>" + escape(name) + "</bdi>";
  }

  /**
   * Wraps what may be wider than the page: it scrolls by hand and with the keyboard, and shows so.
   *
   * @param label what it is, for who cannot see it
   * @param content its markup
   */
  static String scrollable(String label, String content) {
    return """
    <div class="scrollable"><div class="scroll" tabindex="0" role="region" aria-label="%s">
    %s
    </div></div>
    """
        .formatted(escape(label), content);
  }

  /**
   * Fills a template.
   *
   * @param template with places such as <code>{{title}}</code>
   * @param parts markup for each place, by its name
   */
  static String fill(String template, Map<String, String> parts) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> {
              String part = parts.get(place.group(1));
              if (part == null) {
                throw new IllegalArgumentException("Nothing is for the place " + place.group());
              }
              return Matcher.quoteReplacement(part);
            });
  }

  /** Reads a file that lies beside this class. */
  static String resource(String name) {
    try (InputStream in = Markup.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The file " + name + " is missing in the jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

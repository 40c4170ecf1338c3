package io.github.mediastore.bench.settings.report;

import java.util.List;
import java.util.Map;

/**
 * Hands out the figures of a page. Each is looked up in the tree that becomes the JSON, and says
 * where it comes from: nothing can stand in the page that does not stand there.
 */
final class Figures {

  private final Object tree;

  Figures(Object tree) {
    this.tree = tree;
  }

  /**
   * Returns a figure as HTML.
   *
   * @param pointer where it stands (RFC 6901)
   * @param unit how it is written
   */
  String show(String pointer, Unit unit) {
    return "<data data-json=\"%s\" data-unit=\"%s\" value=\"%s\">%s</data>"
        .formatted(pointer, unit, at(pointer), text(pointer, unit));
  }

  /** Returns a number of things as HTML, with their name, which has an s unless it is one. */
  String count(String pointer, String thing) {
    return show(pointer, Unit.COUNT) + ' ' + thing + (value(pointer) == 1 ? "" : "s");
  }

  /** Returns a figure for people. */
  String text(String pointer, Unit unit) {
    return unit.text(value(pointer));
  }

  /** Returns a figure, or a text, as the JSON has it. */
  String raw(String pointer) {
    return at(pointer).toString();
  }

  /** Returns a figure. */
  double value(String pointer) {
    return ((Number) at(pointer)).doubleValue();
  }

  private Object at(String pointer) {
    Object node = tree;
    for (String token : pointer.substring(1).split("/", -1)) {
      Object next =
          node instanceof List<?> list
              ? list.get(Integer.parseInt(token))
              : ((Map<?, ?>) node).get(token);
      if (next == null) {
        throw new IllegalArgumentException("Nothing is at " + pointer);
      }
      node = next;
    }
    return node;
  }
}

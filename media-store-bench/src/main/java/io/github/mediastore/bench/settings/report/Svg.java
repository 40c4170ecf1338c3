package io.github.mediastore.bench.settings.report;

import java.util.Locale;

/** Writes an SVG picture, element after element. Colours and fonts are the style sheet's. */
final class Svg {

  private final StringBuilder out = new StringBuilder();

  /**
   * Begins a picture.
   *
   * @param width of its own units, pixels where it is not scaled
   * @param height of its own units
   * @param title what it shows, for who cannot see it
   */
  Svg(int width, int height, String title) {
    out.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">%n"
            .formatted(width, height, width, height, Markup.escape(title)));
  }

  Svg line(String style, double x1, double y1, double x2, double y2) {
    return add(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
            .formatted(style, at(x1), at(y1), at(x2), at(y2)));
  }

  /** Draws a line through points, x and y in turn. */
  Svg polyline(String style, double... points) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < points.length; i++) {
      list.append(i == 0 ? "" : i % 2 == 0 ? " " : ",").append(at(points[i]));
    }
    return add("<polyline class=\"%s\" points=\"%s\"/>".formatted(style, list));
  }

  /** Draws a dot that says what it is when it is pointed at. */
  Svg dot(String style, double x, double y, double radius, String title) {
    return add(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"><title>%s</title></circle>"
            .formatted(style, at(x), at(y), at(radius), Markup.escape(title)));
  }

  /** Draws a bar that says what it is when it is pointed at. */
  Svg bar(String style, double x, double y, double width, double height, String title) {
    return add(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title></rect>"
            .formatted(style, at(x), at(y), at(width), at(height), Markup.escape(title)));
  }

  /**
   * Writes text.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  Svg text(String style, String anchor, double x, double y, String text) {
    return add(
        "<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
            .formatted(style, anchor, at(x), at(y), Markup.escape(text)));
  }

  /** Writes a figure that says where it comes from. */
  Svg figure(String style, double x, double y, String pointer, Unit unit, Figures figures) {
    return add(
        "<text class=\"%s\" x=\"%s\" y=\"%s\" data-json=\"%s\" data-unit=\"%s\">%s</text>"
            .formatted(style, at(x), at(y), pointer, unit, figures.text(pointer, unit)));
  }

  /** Ends the picture. */
  String end() {
    return out.append("</svg>\n").toString();
  }

  private Svg add(String element) {
    out.append(element).append('\n');
    return this;
  }

  private static String at(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}

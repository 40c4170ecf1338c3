package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.report.LabelPlaces.Label;
import io.github.mediastore.bench.settings.report.LabelPlaces.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels of the chart of sizes. The recommended setting and today's default always have theirs;
 * where there is no room, sizes and qualities go without: the legend and the dots tell them.
 */
final class SizeLabels {

  private static final int SMALL = 12;
  private static final int LARGE = 13;

  /** From here on a label is led to its dot by a line. */
  private static final int FAR = 30;

  private final Svg svg;
  private final LabelPlaces places;

  SizeLabels(Svg svg, LabelPlaces places) {
    this.svg = svg;
    this.places = places;
  }

  /** Labels the line of the goal. */
  void goal(String text, double left, double right, double y) {
    Label label = new Label(text, SMALL, true);
    List<Place> wanted =
        List.of(
            new Place("end", right - 4, y - 6),
            new Place("end", right - 4, y + 16),
            new Place("start", left + 4, y - 6),
            new Place("start", left + 4, y + 16));
    places.take(label, wanted).ifPresent(place -> draw("goal-label", label, place));
  }

  /** Labels a dot that must be told from all others. */
  void marked(String text, double x, double y) {
    marked(text, x, y, List.of(new Place("end", x - 10, y - 9)));
  }

  /** Labels such a dot once more: above the first, or it would seem to be of the dot beside it. */
  void markedToo(String text, double x, double y) {
    marked(text, x, y, List.of(new Place("end", x - 10, y - 28), new Place("end", x - 10, y + 10)));
  }

  private void marked(String text, double x, double y, List<Place> first) {
    Label label = new Label(text, LARGE, true);
    List<Place> wanted = new ArrayList<>(first);
    wanted.addAll(
        List.of(
            new Place("start", x + 12, y + 18),
            new Place("start", x + 12, y - 9),
            new Place("end", x - 10, y + 18)));
    places
        .takeNear(label, wanted, x, y)
        .ifPresent(
            place -> {
              if (Math.hypot(place.x() - x, place.y() - y) > FAR) {
                svg.line("leader", x, y, place.x(), place.y() - 4);
              }
              draw("ring-label", label, place);
            });
  }

  /** Names the line that ends at a dot. */
  void line(String colour, String text, double x, double y) {
    Label label = new Label(text, LARGE, true);
    List<Place> wanted =
        List.of(
            new Place("start", x + 10, y + 4),
            new Place("start", x + 10, y - 6),
            new Place("start", x + 10, y + 16),
            new Place("middle", x, y - 10),
            new Place("middle", x, y + 20));
    places.take(label, wanted).ifPresent(place -> draw("name " + colour, label, place));
  }

  /** Writes a quality beside its dot. */
  void note(String text, double x, double y) {
    Label label = new Label(text, SMALL, false);
    List<Place> wanted =
        List.of(
            new Place("end", x - 7, y - 6),
            new Place("start", x + 7, y + 14),
            new Place("end", x - 7, y + 14),
            new Place("start", x + 7, y - 6));
    places.take(label, wanted).ifPresent(place -> draw("note", label, place));
  }

  private void draw(String style, Label label, Place place) {
    svg.text(style, place.anchor(), place.x(), place.y(), label.text());
  }

  /** Writes the values of an axis, but those that would lie on another. */
  static void ticks(Svg svg, LabelPlaces places, List<Tick> ticks) {
    for (Tick tick : ticks) {
      places
          .take(new Label(tick.text(), SMALL, false), List.of(tick.place()))
          .ifPresent(at -> svg.text("tick", at.anchor(), at.x(), at.y(), tick.text()));
    }
  }

  /** A value of an axis. */
  record Tick(String text, Place place) {}
}

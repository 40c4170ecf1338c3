package io.github.mediastore.bench.settings.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds places for the labels of a chart, so that none lies on another or beyond the edge. Widths
 * are those of DejaVu Sans, the widest of the usual fonts: in a narrower one there is more room.
 */
final class LabelPlaces {

  private static final int DIRECTIONS = 16;
  private static final int STEP = 6;
  private static final int FARTHEST = 40 * STEP;

  private final Box area;
  private final List<Box> taken = new ArrayList<>();
  private final List<Box> dots = new ArrayList<>();

  /**
   * Makes an empty area.
   *
   * @param area where labels may be
   */
  LabelPlaces(Box area) {
    this.area = area;
  }

  /** A label: its text and its font. */
  record Label(String text, int size, boolean isBold) {

    double width() {
      return text.length() * size * (isBold ? 0.72 : 0.65);
    }
  }

  /** Where a label stands: its anchor as SVG has it, and its base line. */
  record Place(String anchor, double x, double y) {

    Box box(Label label) {
      double width = label.width();
      double left = anchor.equals("end") ? x - width : anchor.equals("middle") ? x - width / 2 : x;
      return new Box(left, y - label.size(), width, 1.25 * label.size());
    }
  }

  /** A rectangle. */
  record Box(double x, double y, double width, double height) {

    boolean meets(Box other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }

    boolean holds(Box other) {
      return other.x >= x
          && other.y >= y
          && other.x + other.width <= x + width
          && other.y + other.height <= y + height;
    }
  }

  /** Keeps labels away from a dot where there is other room. */
  void avoid(double x, double y, double radius) {
    dots.add(new Box(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /** Takes the first free of some places for a label, or none. */
  Optional<Place> take(Label label, List<Place> wanted) {
    return claim(label, wanted.stream());
  }

  /** Takes the first free of some places, or the nearest one around a point. */
  Optional<Place> takeNear(Label label, List<Place> wanted, double x, double y) {
    return claim(label, wanted.stream()).or(() -> claim(label, around(x, y)));
  }

  private Optional<Place> claim(Label label, Stream<Place> wanted) {
    List<Place> free = wanted.filter(place -> isFree(place.box(label))).toList();
    Optional<Place> found =
        free.stream()
            .filter(place -> dots.stream().noneMatch(place.box(label)::meets))
            .findFirst()
            .or(() -> free.stream().findFirst());
    found.ifPresent(place -> taken.add(place.box(label)));
    return found;
  }

  private boolean isFree(Box box) {
    return area.holds(box) && taken.stream().noneMatch(box::meets);
  }

  private static Stream<Place> around(double x, double y) {
    return IntStream.rangeClosed(2, FARTHEST / STEP)
        .boxed()
        .flatMap(
            ring ->
                IntStream.range(0, DIRECTIONS)
                    .mapToObj(i -> at(x, y, ring * STEP, 2 * Math.PI * i / DIRECTIONS)));
  }

  private static Place at(double x, double y, double distance, double angle) {
    double across = Math.cos(angle);
    String anchor = across > 0.1 ? "start" : across < -0.1 ? "end" : "middle";
    return new Place(anchor, x + distance * across, y + 4 + distance * Math.sin(angle));
  }
}

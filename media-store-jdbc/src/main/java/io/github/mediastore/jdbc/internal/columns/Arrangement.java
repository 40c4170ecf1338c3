package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediumGoneException;
import java.util.ArrayList;
import java.util.List;

/**
 * Works out what a column shall hold: the places, counted from 1, at which its media stand now, in
 * their new order, and 0 for a new medium.
 */
public final class Arrangement {

  private static final int NEW = 0;

  private Arrangement() {}

  static List<Integer> asIs(List<ColumnElement> elements) {
    return elements.stream().map(ColumnElement::place).toList();
  }

  public static List<Integer> append(List<ColumnElement> elements) {
    List<Integer> places = new ArrayList<>(asIs(elements));
    places.add(NEW);
    return places;
  }

  public static List<Integer> replace(List<ColumnElement> elements, MediaId id) {
    List<Integer> places = new ArrayList<>(asIs(elements));
    places.replaceAll(place -> place == placeOf(id, elements) ? NEW : place);
    if (!places.contains(NEW)) {
      throw gone("replace", id);
    }
    return places;
  }

  public static List<Integer> remove(List<ColumnElement> elements, MediaId id) {
    return elements.stream()
        .filter(element -> !element.info().id().equals(id))
        .map(ColumnElement::place)
        .toList();
  }

  public static List<Integer> reorder(List<ColumnElement> elements, List<MediaId> order) {
    List<Integer> rest = new ArrayList<>(asIs(elements));
    List<Integer> places = new ArrayList<>();
    for (MediaId id : order) {
      Integer place = placeOf(id, elements);
      if (!rest.remove(place)) {
        throw gone("reorder a slot by", id);
      }
      places.add(place);
    }
    places.addAll(rest);
    return places;
  }

  public static MediumGoneException gone(String what, MediaId id) {
    return new MediumGoneException(
        "Cannot %s medium %s: it is not there".formatted(what, id), null);
  }

  /** Returns the place of a medium, or one that no medium has. */
  private static int placeOf(MediaId id, List<ColumnElement> elements) {
    return elements.stream()
        .filter(element -> element.info().id().equals(id))
        .mapToInt(ColumnElement::place)
        .findFirst()
        .orElse(-1);
  }
}

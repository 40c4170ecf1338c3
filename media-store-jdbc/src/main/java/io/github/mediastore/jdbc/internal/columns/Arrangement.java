package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.SlotOccupiedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Works out what a column shall hold, given what it holds. */
public final class Arrangement {

  private Arrangement() {}

  static List<Placed> asIs(List<ColumnElement> elements) {
    return elements.stream().map(Placed::kept).toList();
  }

  /** Puts content in the place of everything; in a column for one medium, in the place of that. */
  public static List<Placed> put(
      List<ColumnElement> elements, NewElement content, boolean isArray) {
    return List.of(new Placed(isArray || elements.isEmpty() ? 0 : 1, content));
  }

  /**
   * Appends contents.
   *
   * @throws SlotOccupiedException if the column holds one medium, and this would be a second
   */
  public static List<Placed> append(
      List<ColumnElement> elements, List<NewElement> contents, MediaSlot slot, boolean isArray) {
    if (!isArray && elements.size() + contents.size() > 1) {
      throw new SlotOccupiedException("The column of %s holds one medium".formatted(slot));
    }
    List<Placed> places = new ArrayList<>(asIs(elements));
    contents.forEach(content -> places.add(new Placed(0, content)));
    return places;
  }

  public static List<Placed> replace(List<ColumnElement> elements, MediaId id, NewElement content) {
    List<Placed> places = new ArrayList<>(asIs(elements));
    int index = indexOf(id, elements);
    if (index == -1) {
      throw gone("replace", id);
    }
    places.set(index, new Placed(elements.get(index).place(), content.replacing()));
    return places;
  }

  /** Gives a medium other attributes. */
  public static List<Placed> describe(
      List<ColumnElement> elements, MediaId id, Map<String, String> attributes) {
    List<Placed> places = new ArrayList<>(asIs(elements));
    int index = indexOf(id, elements);
    if (index == -1) {
      throw gone("describe", id);
    }
    places.set(index, new Placed(elements.get(index).place(), NewElement.describing(attributes)));
    return places;
  }

  public static List<Placed> remove(List<ColumnElement> elements, MediaId id) {
    List<Placed> places = new ArrayList<>(asIs(elements));
    int index = indexOf(id, elements);
    if (index != -1) {
      places.remove(index);
    }
    return places;
  }

  public static List<Placed> reorder(List<ColumnElement> elements, List<MediaId> order) {
    List<Placed> rest = new ArrayList<>(asIs(elements));
    List<Placed> places = new ArrayList<>();
    for (MediaId id : order) {
      int index = indexOf(id, elements);
      if (index == -1) {
        throw gone("reorder a slot by", id);
      }
      Placed place = Placed.kept(elements.get(index));
      rest.remove(place);
      places.add(place);
    }
    places.addAll(rest);
    return places;
  }

  public static MediumGoneException gone(String what, MediaId id) {
    return new MediumGoneException(
        "Cannot %s medium %s: it is not there".formatted(what, id), null);
  }

  private static int indexOf(MediaId id, List<ColumnElement> elements) {
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i).info().id().equals(id)) {
        return i;
      }
    }
    return -1;
  }
}

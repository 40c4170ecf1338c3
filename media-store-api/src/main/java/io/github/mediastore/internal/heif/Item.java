package io.github.mediastore.internal.heif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An item of the file (ISO/IEC 14496-12, section 8.11): a picture, or what belongs to one. */
final class Item {

  private final long id;
  int type;
  List<Extent> extents = List.of();
  final List<Property> properties = new ArrayList<>();

  Item(long id) {
    this.id = id;
  }

  long id() {
    return id;
  }

  /** Returns the first property of a type. */
  Optional<Box> property(String type) {
    int number = Box.type(type);
    return properties.stream().map(Property::box).filter(box -> box.type() == number).findFirst();
  }

  /** Returns all properties of a type. */
  List<Box> properties(String type) {
    int number = Box.type(type);
    return properties.stream().map(Property::box).filter(box -> box.type() == number).toList();
  }
}

package io.github.mediastore.image;

import io.github.mediastore.image.CompressionSettings.Rendition;
import java.util.List;
import java.util.stream.Stream;

/**
 * The renditions that a host asked for, each name once. Immutable.
 *
 * @param list in the order they were asked for
 */
record AskedRenditions(List<AskedRendition> list) {

  static final AskedRenditions NONE = new AskedRenditions(List.of());

  /** Returns these and another, which takes the place of one of the same name. */
  AskedRenditions with(AskedRendition added) {
    Stream<AskedRendition> others =
        list.stream().filter(other -> !other.name().equals(added.name()));
    return new AskedRenditions(Stream.concat(others, Stream.of(added)).toList());
  }

  /** Returns the renditions of a picture with these limits. */
  List<Rendition> within(Fit picture, int pictureBytes) {
    return list.stream().map(asked -> asked.within(picture, pictureBytes)).toList();
  }

  /**
   * Checks that none is the picture again: another shape may have any size.
   *
   * @throws IllegalArgumentException if one of the picture's shape would be as large
   */
  void requireSmallerThan(Fit picture) {
    for (AskedRendition asked : list) {
      Fit fit = asked.fit();
      if (fit.kind() == Fit.Kind.INSIDE && fit.longerSide() >= picture.longerSide()) {
        throw new IllegalArgumentException(
            "The rendition %s has %d pixels; it must have less than the full picture, which has %d"
                .formatted(asked.name(), fit.longerSide(), picture.longerSide()));
      }
    }
  }
}

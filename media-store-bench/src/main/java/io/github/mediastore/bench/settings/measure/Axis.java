package io.github.mediastore.bench.settings.measure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The things that settings of a grid differ in. */
public enum Axis {
  /** The longer side, and the shape. */
  DIMENSION,
  /** The quality ladder. */
  LADDER,
  /** The most bytes. */
  LIMIT,
  /** The effort. */
  EFFORT,
  /** Whether lossless is tried. */
  LOSSLESS;

  /** Returns in what alone two settings differ; empty if they are equal or differ in more. */
  static Optional<Axis> onlyDifference(Setting one, Setting other) {
    List<Axis> differences =
        Stream.of(values()).filter(axis -> !axis.of(one).equals(axis.of(other))).toList();
    return differences.size() == 1 ? Optional.of(differences.get(0)) : Optional.empty();
  }

  /** Returns what a setting has here. */
  private Object of(Setting setting) {
    return switch (this) {
      case DIMENSION -> setting.fit();
      case LADDER -> setting.qualities();
      case LIMIT -> setting.maxBytes();
      case EFFORT -> setting.effort();
      case LOSSLESS -> setting.lossless();
    };
  }
}

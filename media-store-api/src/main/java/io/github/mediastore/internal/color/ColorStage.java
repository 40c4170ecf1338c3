package io.github.mediastore.internal.color;

/** One step of a profile that works by lookup tables. Immutable. */
interface ColorStage {

  /** Replaces the channels of one colour, each meant to be 0 to 1, by what the step makes of it. */
  void apply(float[] channels);

  /** Says whether the step may be left out: most profiles have some that only fill a place. */
  default boolean changesNothing() {
    return false;
  }
}

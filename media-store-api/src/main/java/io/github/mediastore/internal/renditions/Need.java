package io.github.mediastore.internal.renditions;

/** What is to be done for a rendition of a stored medium. */
public enum Need {
  /** Nothing: it is there, made by the same settings, or is none that can be made. */
  NONE,
  /** It is to be made. */
  MISSING,
  /** It is to be made again: it is there, but other settings made it. */
  OUTDATED,
  /** Nothing: the picture itself is as small. */
  TOO_SMALL
}

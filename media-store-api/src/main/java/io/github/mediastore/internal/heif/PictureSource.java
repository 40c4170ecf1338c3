package io.github.mediastore.internal.heif;

import java.util.Optional;

/** What the pixels of a picture come from, whole, before any is cut off or turned. */
interface PictureSource {

  /** Returns the pixels in a row. */
  int width();

  /** Returns the rows. */
  int height();

  /** Returns the coded picture that tells what colours are meant; of several, the first. */
  Layer colors();

  /** Returns what the file says of its samples beside the coded picture; empty if nothing. */
  Optional<CodePoints> meaning();

  /** Returns whether there is nothing but grey. */
  boolean isGrey();

  /** Returns whether there is transparency. */
  boolean hasAlpha();

  /** Returns the pixels in a row of what is decoded. */
  long codedWidth();

  /** Returns the rows of what is decoded. */
  long codedHeight();

  /** Returns how many bytes decoding takes at most, beside the file and the rows in hand. */
  long memory();
}

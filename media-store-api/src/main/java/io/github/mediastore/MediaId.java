package io.github.mediastore;

/**
 * Names one medium for as long as it exists. New content is a new id, so whatever was read under an
 * id stays true until the medium is gone.
 *
 * @param value the store's own text; opaque to everyone else
 */
public record MediaId(String value) {

  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public MediaId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A media id is blank");
    }
  }

  /** Returns the id's text. */
  @Override
  public String toString() {
    return value;
  }
}

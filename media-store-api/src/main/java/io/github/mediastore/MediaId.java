package io.github.mediastore;

/**
 * Identifies one medium. New content always gets a new id, so what was read under an id stays valid
 * until the medium is removed.
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

package io.github.mediastore;

/** A slot that has room for one medium holds one already; put replaces it. */
public final class SlotOccupiedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what happened.
   *
   * @param message which slot has no room
   */
  public SlotOccupiedException(String message) {
    super(message);
  }
}

package io.github.mediastore;

/**
 * Attributes are not within the limits of {@link MediaAttributes}. Whoever wrote the text can fix
 * this, and the message may be shown to them.
 */
public final class RejectedAttributesException extends MediaException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message what is wrong with which attribute, for people
   */
  public RejectedAttributesException(String message) {
    super(message, null);
  }
}

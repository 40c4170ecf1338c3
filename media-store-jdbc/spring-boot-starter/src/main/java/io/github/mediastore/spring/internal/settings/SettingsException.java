package io.github.mediastore.spring.internal.settings;

import org.jspecify.annotations.Nullable;

/** The application cannot start as it is set, with what to do about it. */
public final class SettingsException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final String action;

  /**
   * Says what is wrong.
   *
   * @param message what is wrong
   * @param action what to do, naming the property
   * @param cause what was behind it, or null
   */
  public SettingsException(String message, String action, @Nullable Throwable cause) {
    super(message + ". " + action, cause);
    this.action = action;
  }

  /** Returns what to do, as a sentence. */
  public String action() {
    return action;
  }

  /** Returns what is wrong, without what to do. */
  public String description() {
    String message = String.valueOf(getMessage());
    return message.substring(0, message.length() - action.length()).strip();
  }
}

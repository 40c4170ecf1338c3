package io.github.mediastore.internal.syntax;

import java.util.regex.Pattern;

/** What the fingerprint of settings may look like. */
public final class SettingsFingerprint {

  private static final Pattern SYNTAX = Pattern.compile("[!-~]{1,64}");

  private SettingsFingerprint() {}

  /** Returns whether a text can be one. */
  public static boolean isValid(String text) {
    return SYNTAX.matcher(text).matches();
  }

  /**
   * Checks a fingerprint.
   *
   * @param fingerprint the text to check
   * @return the same text
   * @throws IllegalArgumentException if it is anything but 1 to 64 visible ASCII characters
   */
  public static String require(String fingerprint) {
    if (!isValid(fingerprint)) {
      throw new IllegalArgumentException("Not the fingerprint of settings: " + fingerprint);
    }
    return fingerprint;
  }
}

package io.github.mediastore.browser;

/** Keys that are no letters. */
public enum Key {
  TAB("Tab", 9, ""),
  ENTER("Enter", 13, "\\r"),
  ESCAPE("Escape", 27, ""),
  LEFT("ArrowLeft", 37, ""),
  RIGHT("ArrowRight", 39, "");

  private final String name;
  private final int code;
  private final String text;

  Key(String name, int code, String text) {
    this.name = name;
    this.code = code;
    this.text = text;
  }

  /** Returns what the protocol wants to know. */
  String parameters() {
    return "\"key\":\"%s\",\"windowsVirtualKeyCode\":%d,\"text\":\"%s\""
        .formatted(name, code, text);
  }
}

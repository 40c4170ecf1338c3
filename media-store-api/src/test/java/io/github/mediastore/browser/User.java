package io.github.mediastore.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who sits before a page: what the mouse and the keyboard do, the page cannot tell from a human.
 */
public final class User {

  private static final Pattern OBJECT = Pattern.compile("\"objectId\":\"([^\"]*)\"");

  private final Page page;
  private final DevTools devTools;

  User(Page page, DevTools devTools) {
    this.page = page;
    this.devTools = devTools;
  }

  /**
   * Clicks on an element, after scrolling to it.
   *
   * @param element an expression for it, in JavaScript
   */
  public void click(String element) throws IOException, InterruptedException {
    String point = center(element);
    mouse("mousePressed", point);
    mouse("mouseReleased", point);
  }

  /**
   * Drags an element to the far side of another, both of which fit into the window.
   *
   * @param element an expression for what is dragged, in JavaScript
   * @param target an expression for where it is let go
   */
  public void drag(String element, String target) throws IOException, InterruptedException {
    mouse("mousePressed", point(element, 0.5));
    mouse("mouseMoved", point(element, 0.6)); // Farther than a hand trembles.
    mouse("mouseMoved", point(target, 0.8));
    mouse("mouseMoved", point(target, 0.9));
    mouse("mouseReleased", point(target, 0.9));
  }

  private void mouse(String type, String point) throws IOException, InterruptedException {
    devTools.send(
        "Input.dispatchMouseEvent",
        "{\"type\":\"%s\",\"button\":\"left\",\"buttons\":1,\"clickCount\":1,%s}"
            .formatted(type, point));
  }

  /** Types a text into what has the focus. */
  public void type(String text) throws IOException, InterruptedException {
    devTools.send("Input.insertText", "{\"text\":" + Page.quote(text) + "}");
  }

  /** Presses a key. */
  public void press(Key key) throws IOException, InterruptedException {
    for (String type : List.of("keyDown", "keyUp")) {
      devTools.send(
          "Input.dispatchKeyEvent", "{\"type\":\"%s\",%s}".formatted(type, key.parameters()));
    }
  }

  /** Pastes what was copied into what has the focus. */
  public void paste() throws IOException, InterruptedException {
    devTools.send(
        "Input.dispatchKeyEvent",
        "{\"type\":\"keyDown\",\"key\":\"v\",\"modifiers\":2,\"commands\":[\"paste\"]}");
    devTools.send("Input.dispatchKeyEvent", "{\"type\":\"keyUp\",\"key\":\"v\",\"modifiers\":2}");
  }

  /**
   * Chooses files in the dialog of an {@code input}.
   *
   * @param input an expression for the element, in JavaScript
   * @param files the files
   */
  public void choose(String input, Path... files) throws IOException, InterruptedException {
    String answer = devTools.send("Runtime.evaluate", "{\"expression\":" + Page.quote(input) + "}");
    Matcher object = OBJECT.matcher(answer);
    if (!object.find()) {
      throw new IOException(input + " was answered " + answer);
    }
    devTools.send(
        "DOM.setFileInputFiles",
        "{\"objectId\":%s,\"files\":%s}".formatted(Page.quote(object.group(1)), list(files)));
  }

  /**
   * Drags files from outside onto an element and lets them go there.
   *
   * @param element an expression for it, in JavaScript
   * @param files the files
   */
  public void drop(String element, Path... files) throws IOException, InterruptedException {
    String point = center(element);
    for (String type : List.of("dragEnter", "dragOver", "drop")) {
      devTools.send(
          "Input.dispatchDragEvent",
          "{\"type\":\"%s\",%s,\"data\":{\"items\":[],\"files\":%s,\"dragOperationsMask\":1}}"
              .formatted(type, point, list(files)));
    }
  }

  private String center(String element) throws IOException, InterruptedException {
    page.evaluate(element + ".scrollIntoView({ block: 'center' })");
    return point(element, 0.5);
  }

  private String point(String element, double across) throws IOException, InterruptedException {
    return page.evaluate(
        """
        (() => {
          const box = %s.getBoundingClientRect();
          return `"x":${box.x + box.width * %s},"y":${box.y + box.height / 3}`;
        })()\
        """
            .formatted(element, across));
  }

  private static String list(Path... files) {
    return Stream.of(files)
        .map(file -> Page.quote(file.toAbsolutePath().toString()))
        .collect(Collectors.joining(",", "[", "]"));
  }
}

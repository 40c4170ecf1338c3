package io.github.mediastore.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page in a browser. */
public final class Page implements AutoCloseable {

  private static final Pattern VALUE = Pattern.compile("\"value\":\"([^\"]*)\"");
  private static final Pattern DATA = Pattern.compile("\"data\":\"([^\"]*)\"");
  private static final Pattern OBJECT = Pattern.compile("\"objectId\":\"([^\"]*)\"");
  private static final Pattern REQUEST =
      Pattern.compile(
          "\\{\"method\":\"Network\\.requestWillBeSent\".*?\"request\":\\{\"url\":\"([^\"]*)\".*",
          Pattern.DOTALL);

  /** What the protocol wants to know of keys that are no letters. */
  private static final Map<String, Integer> KEY_CODES =
      Map.of(
          "Tab",
          9,
          "Enter",
          13,
          "Escape",
          27,
          "End",
          35,
          "Home",
          36,
          "ArrowLeft",
          37,
          "ArrowRight",
          39);

  /** Events that tell of a fault: exceptions, what scripts log as one, and what did not load. */
  private static final Pattern FAULT =
      Pattern.compile(
          "\\{\"method\":\"(Runtime\\.exceptionThrown\".*"
              + "|Runtime\\.consoleAPICalled\",\"params\":\\{\"type\":\"(error|assert)\".*"
              + "|Log\\.entryAdded\".*\"level\":\"error\".*)",
          Pattern.DOTALL);

  private final DevTools devTools;

  Page(DevTools devTools) throws IOException, InterruptedException {
    this.devTools = devTools;
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      devTools.send(domain + ".enable", "{}");
    }
  }

  /**
   * Loads a document, and waits until it and its pictures are there.
   *
   * @param uri where it is
   */
  public void load(URI uri) throws IOException, InterruptedException {
    evaluate("window.isOld = true");
    devTools.send("Page.navigate", "{\"url\":\"" + uri + "\"}");
    awaitNewDocument();
  }

  /** Loads the document again, as the browser's button does. */
  public void reload() throws IOException, InterruptedException {
    evaluate("window.isOld = true");
    devTools.send("Page.reload", "{}");
    awaitNewDocument();
  }

  private void awaitNewDocument() throws IOException, InterruptedException {
    await("!window.isOld && document.readyState === 'complete'");
  }

  /**
   * Evaluates an expression and returns its value as text. A promise is waited for.
   *
   * @param script the expression, in JavaScript
   * @throws IOException if it throws
   */
  public String evaluate(String script) throws IOException, InterruptedException {
    // Encoded so that the answer needs no parser of JSON.
    String encoded = "(async () => encodeURIComponent(String(await (" + script + "))))()";
    String answer =
        devTools.send(
            "Runtime.evaluate",
            "{\"awaitPromise\":true,\"returnByValue\":true,\"expression\":" + quote(encoded) + "}");
    Matcher value = VALUE.matcher(answer);
    if (answer.contains("\"exceptionDetails\"") || !value.find()) {
      throw new IOException(script + " was answered " + answer);
    }
    return URLDecoder.decode(value.group(1), UTF_8);
  }

  /**
   * Waits until an expression is true.
   *
   * @param script the expression, in JavaScript
   * @throws IOException if it is not within 30 seconds
   */
  public void await(String script) throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!isTrue(script)) {
      if (System.nanoTime() > end) {
        throw new IOException("For 30 s it was not true that " + script);
      }
      Thread.sleep(20);
    }
  }

  /** While one document gives way to the next, there is nothing to evaluate in. */
  private boolean isTrue(String script) throws InterruptedException {
    try {
      return evaluate(script).equals("true");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Gives the page another size and colour scheme.
   *
   * @param width in CSS pixels
   * @param height in CSS pixels
   * @param colorScheme {@code light} or {@code dark}
   */
  public void emulate(int width, int height, String colorScheme)
      throws IOException, InterruptedException {
    devTools.send(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":1,\"mobile\":%b}"
            .formatted(width, height, width < 600));
    devTools.send(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"%s\"}]}"
            .formatted(colorScheme));
  }

  /**
   * Clicks on an element with the mouse, after scrolling to it.
   *
   * @param element an expression for it, in JavaScript
   */
  public void click(String element) throws IOException, InterruptedException {
    String point = center(element);
    for (String type : List.of("mousePressed", "mouseReleased")) {
      devTools.send(
          "Input.dispatchMouseEvent",
          "{\"type\":\"%s\",\"button\":\"left\",\"clickCount\":1,%s}".formatted(type, point));
    }
  }

  /** Types a text into what has the focus. */
  public void type(String text) throws IOException, InterruptedException {
    devTools.send("Input.insertText", "{\"text\":" + quote(text) + "}");
  }

  /**
   * Presses a key.
   *
   * @param key its name, such as {@code Escape}
   */
  public void press(String key) throws IOException, InterruptedException {
    String text = key.equals("Enter") ? ",\"text\":\"\\r\"" : "";
    for (String type : List.of("keyDown", "keyUp")) {
      devTools.send(
          "Input.dispatchKeyEvent",
          "{\"type\":\"%s\",\"key\":\"%s\",\"windowsVirtualKeyCode\":%d%s}"
              .formatted(type, key, KEY_CODES.get(key), type.equals("keyDown") ? text : ""));
    }
  }

  /**
   * Chooses files, as the dialog of the browser does.
   *
   * @param input an expression for the element, in JavaScript
   * @param files the files
   */
  public void choose(String input, Path... files) throws IOException, InterruptedException {
    String answer = devTools.send("Runtime.evaluate", "{\"expression\":" + quote(input) + "}");
    Matcher object = OBJECT.matcher(answer);
    if (!object.find()) {
      throw new IOException(input + " was answered " + answer);
    }
    devTools.send(
        "DOM.setFileInputFiles",
        "{\"objectId\":%s,\"files\":%s}".formatted(quote(object.group(1)), list(files)));
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
    String[] point =
        evaluate(
                """
                (() => {
                  %1$s.scrollIntoView({ block: 'center' });
                  const box = %1$s.getBoundingClientRect();
                  return [box.x + box.width / 2, box.y + box.height / 2];
                })()\
                """
                    .formatted(element))
            .split(",", -1);
    return String.format(Locale.ROOT, "\"x\":%s,\"y\":%s", point[0], point[1]);
  }

  private static String list(Path... files) {
    return Stream.of(files)
        .map(file -> quote(file.toAbsolutePath().toString()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** Returns what is seen, as a PNG file. */
  public byte[] screenshot() throws IOException, InterruptedException {
    String answer = devTools.send("Page.captureScreenshot", "{\"format\":\"png\"}");
    Matcher data = DATA.matcher(answer);
    if (!data.find()) {
      throw new IOException("There is no picture in " + answer);
    }
    return Base64.getDecoder().decode(data.group(1));
  }

  /** Returns what went wrong in the page so far: exceptions, errors logged, what did not load. */
  public List<String> errors() {
    return devTools.events().stream().filter(event -> FAULT.matcher(event).matches()).toList();
  }

  /** Returns the addresses of all that the page asked for so far. */
  public List<String> requests() {
    return devTools.events().stream()
        .map(REQUEST::matcher)
        .filter(Matcher::matches)
        .map(request -> request.group(1))
        .toList();
  }

  @Override
  public void close() {
    devTools.close();
  }

  private static String quote(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return '"' + escaped + '"';
  }
}

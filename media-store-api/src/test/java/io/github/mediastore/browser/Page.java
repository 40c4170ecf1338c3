package io.github.mediastore.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page in a browser. */
public final class Page implements AutoCloseable {

  private static final Pattern VALUE = Pattern.compile("\"value\":\"([^\"]*)\"");
  private static final Pattern DATA = Pattern.compile("\"data\":\"([^\"]*)\"");

  /** Events that tell of a fault: exceptions, what scripts log as one, and what did not load. */
  private static final Pattern FAULT =
      Pattern.compile(
          "\\{\"method\":\"(Runtime\\.exceptionThrown\".*"
              + "|Runtime\\.consoleAPICalled\",\"params\":\\{\"type\":\"(error|assert)\".*"
              + "|Log\\.entryAdded\".*\"level\":\"error\".*)",
          Pattern.DOTALL);

  private static final Pattern REQUEST =
      Pattern.compile(
          "\\{\"method\":\"Network\\.requestWillBeSent\".*?\"request\":\\{\"url\":\"([^\"]*)\".*",
          Pattern.DOTALL);
  private static final Pattern ANSWER =
      Pattern.compile(
          "\\{\"method\":\"Network\\.responseReceived\".*?"
              + "\"response\":\\{\"url\":\"([^\"]*)\",\"status\":(\\d+).*",
          Pattern.DOTALL);
  private static final Pattern HELD =
      Pattern.compile(
          "\\{\"method\":\"Fetch\\.requestPaused\",\"params\":\\{\"requestId\":\"([^\"]*)\".*",
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
        "{\"media\":\"\",\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"%s\"}]}"
            .formatted(colorScheme));
  }

  /**
   * Shows the page as it is printed, until the next {@link #emulate}.
   *
   * @param width of the paper without its margins, in CSS pixels
   * @param height of it
   */
  public void emulatePrint(int width, int height) throws IOException, InterruptedException {
    devTools.send(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":1,\"mobile\":false}"
            .formatted(width, height));
    devTools.send("Emulation.setEmulatedMedia", "{\"media\":\"print\"}");
  }

  /**
   * Makes each request take longer from now on.
   *
   * @param latency by how much, at least
   */
  public void slow(Duration latency) throws IOException, InterruptedException {
    devTools.send(
        "Network.emulateNetworkConditions",
        "{\"offline\":false,\"latency\":%d,\"downloadThroughput\":-1,\"uploadThroughput\":-1}"
            .formatted(latency.toMillis()));
  }

  /** Returns who sits before the page. */
  public User user() {
    return new User(this, devTools);
  }

  /** Forgets cookies and all that is kept of earlier visits. */
  public void forget() throws IOException, InterruptedException {
    devTools.send("Network.clearBrowserCookies", "{}");
    devTools.send("Network.clearBrowserCache", "{}");
  }

  /**
   * Holds requests from now on, instead of sending them to the server.
   *
   * @param urls which, a pattern with {@code *}
   */
  public void hold(String urls) throws IOException, InterruptedException {
    devTools.send("Fetch.enable", "{\"patterns\":[{\"urlPattern\":" + quote(urls) + "}]}");
  }

  /** Answers the first request that is held, in place of the server, and holds no more. */
  public void answerHeld(int status, String header, String value)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    List<String> held = found(HELD, "$1");
    while (held.isEmpty()) {
      if (System.nanoTime() > end) {
        throw new IOException("For 30 s the page asked for nothing that is held");
      }
      Thread.sleep(20);
      held = found(HELD, "$1");
    }
    devTools.send(
        "Fetch.fulfillRequest",
        "{\"requestId\":\"%s\",\"responseCode\":%d,\"responseHeaders\":[{\"name\":\"%s\",\"value\":\"%s\"}]}"
            .formatted(held.get(0), status, header, value));
    devTools.send("Fetch.disable", "{}");
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
    return found(REQUEST, "$1");
  }

  /** Returns the answers so far, each as its status and address. */
  public List<String> answers() {
    return found(ANSWER, "$2 $1");
  }

  private List<String> found(Pattern event, String format) {
    return devTools.events().stream()
        .map(event::matcher)
        .filter(Matcher::matches)
        .map(match -> match.replaceFirst(format))
        .toList();
  }

  @Override
  public void close() {
    devTools.close();
  }

  static String quote(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return '"' + escaped + '"';
  }
}

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

  private final DevTools devTools;

  Page(DevTools devTools) throws IOException, InterruptedException {
    this.devTools = devTools;
    for (String domain : List.of("Page", "Runtime", "Log")) {
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

  @Override
  public void close() {
    devTools.close();
  }

  private static String quote(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return '"' + escaped + '"';
  }
}

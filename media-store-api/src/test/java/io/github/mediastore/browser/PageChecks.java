package io.github.mediastore.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** What every page owes its readers: nothing keeps them out, and nothing moves while it loads. */
public final class PageChecks {

  private PageChecks() {}

  /**
   * Returns what on a page keeps people out, as lines; empty if nothing does. Checked are names,
   * alternative texts, references by id, headings, contrast, sizes to touch, and that what scrolls
   * does so with the keyboard.
   */
  public static String barriers(Page page) throws IOException, InterruptedException {
    try (InputStream checks =
        Objects.requireNonNull(PageChecks.class.getResourceAsStream("barriers.js"))) {
      return page.evaluate(
          new String(checks.readAllBytes(), UTF_8).replaceFirst("^/\\*.*?\\*/", ""));
    }
  }

  /** Returns the cumulative layout shift of a page since it was loaded (Web Vitals: CLS). */
  public static double layoutShift(Page page) throws IOException, InterruptedException {
    return Double.parseDouble(
        page.evaluate(
            """
            new Promise(done => {
              let sum = 0;
              new PerformanceObserver(seen => {
                for (const shift of seen.getEntries()) sum += shift.value;
              }).observe({ type: 'layout-shift', buffered: true });
              // The buffer is delivered in a task of its own, before the second frame.
              requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 50)));
            })\
            """));
  }
}

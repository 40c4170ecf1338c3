package io.github.mediastore.examples.parts.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what slow readers of videos hold: each has a thread of the server until the last byte is
 * sent, so only so many are served at once. Others wait, without a thread, and not for long.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class SlowReaders extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(SlowReaders.class);

  /** An attribute of a request that has waited and was given a place. */
  private static final String HAS_PLACE = SlowReaders.class.getName();

  private final ProblemWriter problems;
  private final Duration longestWait;
  private final Deque<AsyncContext> waiting = new ArrayDeque<>();
  private int free;

  SlowReaders(
      ProblemWriter problems,
      @Value("${parts.slow-clients.readers}") int readers,
      @Value("${parts.slow-clients.wait}") Duration longestWait) {
    this.problems = problems;
    this.free = readers;
    this.longestWait = longestWait;
  }

  /** A poster is small: it is gone at once. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getServletPath().startsWith("/videos/") || request.getParameter("size") != null;
  }

  /** Who has waited comes again. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean hasPlace = request.getAttribute(HAS_PLACE) != null;
    if (!hasPlace && !enter(request, response)) {
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      leave();
    }
  }

  /** Takes a place, or waits for one and returns false. */
  private synchronized boolean enter(HttpServletRequest request, HttpServletResponse response) {
    if (free > 0) {
      free--;
      return true;
    }
    AsyncContext wait = request.startAsync(request, response);
    wait.setTimeout(longestWait.toMillis());
    wait.addListener(new Late(wait));
    waiting.add(wait);
    return false;
  }

  /** Gives the place to whoever has waited longest. */
  private void leave() {
    for (AsyncContext next = next(); next != null; next = next()) {
      try {
        next.getRequest().setAttribute(HAS_PLACE, true);
        next.dispatch();
        return;
      } catch (IllegalStateException e) {
        LOG.debug("It has waited for too long just now", e);
      }
    }
  }

  private synchronized @Nullable AsyncContext next() {
    AsyncContext next = waiting.poll();
    free += next == null ? 1 : 0;
    return next;
  }

  private synchronized boolean stopsWaiting(AsyncContext wait) {
    return waiting.remove(wait);
  }

  /** Answers who has waited in vain. */
  private final class Late implements AsyncListener {

    private final AsyncContext wait;

    private Late(AsyncContext wait) {
      this.wait = wait;
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
      if (stopsWaiting(wait)) {
        HttpServletResponse response = (HttpServletResponse) wait.getResponse();
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        problems.write(
            (HttpServletRequest) wait.getRequest(),
            response,
            HttpStatus.SERVICE_UNAVAILABLE,
            "Too many videos are being watched at the moment. Please try again.");
        wait.complete();
      }
    }

    @Override
    public void onError(AsyncEvent event) {
      stopsWaiting(wait);
    }

    @Override
    public void onComplete(AsyncEvent event) {
      // It was answered.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // It waits once.
    }
  }
}

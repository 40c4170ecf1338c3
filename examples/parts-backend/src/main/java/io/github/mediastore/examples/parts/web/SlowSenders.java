package io.github.mediastore.examples.parts.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Bounds what slow bodies hold: each has a thread of the server while it comes, so only so many
 * come at once, and one that is too slow is answered 408. In Tomcat itself, which reads a form on
 * its own.
 */
@Component
class SlowSenders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final Logger LOG = LoggerFactory.getLogger(SlowSenders.class);

  /** How long who is refused may go on sending, and so gets to read why. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(30);

  private static final Duration LONGEST_REST_WITHOUT_PLACE = Duration.ofSeconds(5);
  private static final int MOST_WITHOUT_PLACE = 8;

  private final ProblemWriter problems;
  private final Semaphore places;
  private final Semaphore refused = new Semaphore(MOST_WITHOUT_PLACE);
  private final long leastBytes;
  private final Duration window;

  SlowSenders(
      ProblemWriter problems,
      @Value("${parts.slow-clients.senders}") int senders,
      @Value("${parts.slow-clients.least-in-window}") DataSize least,
      @Value("${parts.slow-clients.window}") Duration window) {
    this.problems = problems;
    this.places = new Semaphore(senders);
    this.leastBytes = least.toBytes();
    this.window = window;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addEngineValves(new Bodies());
  }

  /** Stands before everything that reads a body. */
  private final class Bodies extends ValveBase {

    private Bodies() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      boolean hasBody =
          request.getContentLengthLong() > 0
              || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
      if (!hasBody) {
        getNext().invoke(request, response);
      } else if (places.tryAcquire()) {
        take(request, response);
      } else {
        refuse(request, response);
      }
    }

    private void refuse(Request request, Response response) throws IOException {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      problems.write(
          request,
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          "Too much is being sent at the moment. Nothing was changed. Please try again.");
      response.finishResponse();
      if (refused.tryAcquire()) {
        readRest(request, paced(request, refused::release), LONGEST_REST_WITHOUT_PLACE);
      } else {
        giveUp(request);
      }
    }

    private PacedBody paced(Request request, Runnable onEnd) {
      return new PacedBody(
          request.getCoyoteRequest().getInputBuffer(),
          request.getContentLengthLong(),
          leastBytes,
          window,
          onEnd);
    }

    private void take(Request request, Response response) throws IOException, ServletException {
      InputBuffer original = request.getCoyoteRequest().getInputBuffer();
      PacedBody body = paced(request, places::release);
      request.getCoyoteRequest().setInputBuffer(body);
      try {
        getNext().invoke(request, response);
        if (!body.isOver()) {
          response.finishResponse();
          readRest(request, body, LONGEST_REST);
        }
      } finally {
        request.getCoyoteRequest().setInputBuffer(original);
        body.end();
      }
    }

    /** Tomcat would do it after this, for as long as it takes. */
    private void readRest(Request request, PacedBody body, Duration longest) {
      long end = System.nanoTime() + longest.toNanos();
      Nobody nobody = new Nobody();
      try {
        while (!body.isOver() && System.nanoTime() < end) {
          body.doRead(nobody);
        }
      } catch (IOException e) {
        LOG.debug("The rest of a body does not come", e);
      }
      if (!body.isOver()) {
        giveUp(request);
        body.end();
      }
    }

    private void giveUp(Request request) {
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  /** Takes bytes that nobody wants. */
  private static final class Nobody implements ApplicationBufferHandler {

    private ByteBuffer buffer = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer given) {
      buffer = given;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {
      // It never asks for more than it is given.
    }
  }
}

package io.github.mediastore.examples.parts.media;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.examples.parts.web.NotFoundException;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers GET and HEAD for every picture and film. */
public final class MediaAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(MediaAnswers.class);

  private MediaAnswers() {}

  /**
   * Writes the whole answer: status, header fields, and the bytes, or those of a range, if they are
   * asked for and not known already; of the rendition that the parameter {@code size} names, if
   * there is one.
   *
   * @param policy how long it may be kept if the URL has no version
   * @throws NotFoundException if there is no such medium
   * @throws IOException if the client has gone
   */
  public static void send(
      MediaStore store,
      MediaSlot slot,
      int index,
      CachePolicy policy,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    CachePolicy cache = policy.immutableForVersion(request.getParameter("v"));
    String size = request.getParameter("size");
    send(MediaResponse.of(store, slot, index, size, asked(request), cache), slot, response);
  }

  /**
   * Writes the whole answer, of the medium that has this id wherever in its slot it is.
   *
   * @param policy how long it may be kept if the URL has no version
   * @throws NotFoundException if there is no such medium
   * @throws IOException if the client has gone
   */
  public static void send(
      MediaStore store,
      MediaSlot slot,
      MediaId id,
      CachePolicy policy,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    CachePolicy cache = policy.immutableForVersion(request.getParameter("v"));
    send(MediaResponse.of(store, slot, id, asked(request), cache), slot, response);
  }

  private static MediaRequest asked(HttpServletRequest request) {
    return MediaRequest.of(request.getMethod(), n -> Collections.list(request.getHeaders(n)));
  }

  private static void send(MediaResponse answer, MediaSlot slot, HttpServletResponse response)
      throws IOException {
    if (answer.status() == HttpServletResponse.SC_NOT_FOUND) {
      throw new NotFoundException("There is no such %s.".formatted(what(slot)));
    }
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    try {
      answer.writeTo(response.getOutputStream());
    } catch (MediumGoneException e) {
      if (!response.isCommitted()) {
        throw e;
      }
      LOG.warn("Broken off, because somebody removed it or put another there: {}", slot);
      // Tomcat closes the connection, which tells that the body is not whole, and logs no more.
      throw new ClientAbortException(e);
    }
  }

  private static String what(MediaSlot slot) {
    return switch (slot.name()) {
      case Slots.VIDEO, Slots.THUMBNAIL -> slot.name();
      default -> "picture";
    };
  }
}

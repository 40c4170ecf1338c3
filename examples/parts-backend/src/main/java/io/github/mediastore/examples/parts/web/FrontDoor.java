package io.github.mediastore.examples.parts.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what nobody here takes, before a byte of its body is read: methods, files where there is
 * no place for them, and bodies over the limit of where they are sent. The server would write a
 * form to its disk in full, only to find that nobody wants it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class FrontDoor extends OncePerRequestFilter {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final ProblemWriter problems;
  private final BodyLimits limits;

  FrontDoor(ProblemWriter problems, BodyLimits limits) {
    this.problems = problems;
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getServletPath();
    boolean isForm = isForm(request);
    if (request.getMethod().equals("TRACE")) {
      response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
      refuse(request, response, HttpStatus.METHOD_NOT_ALLOWED, "Requests are not sent back.");
    } else if (!METHODS.contains(request.getMethod())) {
      refuse(request, response, HttpStatus.NOT_IMPLEMENTED, "There is no such method.");
    } else if (path.equals("/error")) {
      refuse(request, response, HttpStatus.NOT_FOUND, "There is nothing here.");
    } else if (isForm && !takesForms(request, path)) {
      refuse(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "No files are taken here.");
    } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      // Its size would be known when it is on the disk.
      refuse(request, response, HttpStatus.LENGTH_REQUIRED, "Say how long the body is beforehand.");
    } else if (request.getContentLengthLong() > limits.of(path, isForm)) {
      refuse(request, response, HttpStatus.CONTENT_TOO_LARGE, limits.words(path, isForm));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  /** Spring Security has asked there who sends them before they are taken in. */
  private static boolean takesForms(HttpServletRequest request, String path) {
    return request.getMethod().equals("POST") && path.startsWith("/uploads/");
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    problems.write(request, response, status, detail);
  }
}

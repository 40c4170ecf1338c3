package io.github.mediastore.examples.parts.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses forms with files unless they are posted below {@code /uploads/}, where Spring Security
 * has asked who sends them before they are taken in. Elsewhere, and by GET everywhere, the server
 * would write to its disk whatever anybody sends, only to find that nobody wants it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FormsWithFiles extends OncePerRequestFilter {

  private final ProblemWriter problems;

  FormsWithFiles(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = request.getContentType();
    if (type != null
        && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
        && !(request.getMethod().equals("POST")
            && request.getServletPath().startsWith("/uploads/"))) {
      problems.write(
          request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "No files are taken here.");
      return;
    }
    chain.doFilter(request, response);
  }
}

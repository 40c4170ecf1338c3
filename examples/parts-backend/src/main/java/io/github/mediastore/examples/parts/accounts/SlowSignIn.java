package io.github.mediastore.examples.parts.accounts;

import io.github.mediastore.examples.parts.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody try to sign in who must wait, and hears how each attempt ends. */
final class SlowSignIn extends OncePerRequestFilter {

  private final SignInAttempts attempts = new SignInAttempts(InstantSource.system());
  private final ProblemWriter problems;

  SlowSignIn(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Duration> wait =
        isAttempt(request)
            ? attempts.begin(account(request), request.getRemoteAddr())
            : Optional.empty();
    if (wait.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    long seconds = wait.get().plusMillis(999).toSeconds();
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    problems.write(
        request,
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        "Too many attempts failed. Please try again in %d s.".formatted(seconds));
  }

  private static boolean isAttempt(HttpServletRequest request) {
    return request.getMethod().equals("POST") && request.getServletPath().equals("/login");
  }

  private static String account(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getParameter("username"), "");
  }

  void unanswered(HttpServletRequest request) {
    attempts.unanswered(account(request), request.getRemoteAddr());
  }

  void succeeded(HttpServletRequest request) {
    attempts.succeeded(account(request), request.getRemoteAddr());
  }
}

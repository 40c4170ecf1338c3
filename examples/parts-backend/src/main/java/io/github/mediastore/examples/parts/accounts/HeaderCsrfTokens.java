package io.github.mediastore.examples.parts.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;

/**
 * Gives each page the token in a cookie and takes it back from a header field alone, never from a
 * form: to look for it there, an upload of any size would be taken in before anybody knows who sent
 * it.
 */
final class HeaderCsrfTokens implements CsrfTokenRequestHandler {

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
    var unused = token.get(); // To ask writes the cookie, unless the page has it.
  }

  @Override
  public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
    return request.getHeader(token.getHeaderName());
  }
}
